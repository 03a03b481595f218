"""What people correct: edits as values, kept in a journal, applied on top of what is derived.

* ``edits``: an edit, its target, which edits are in force;
* ``lines`` and ``file``: the journal on the disk, one edit a line;
* ``articles``: corrections to articles, applied before they are dated;
* ``corrections``: what has changed under those;
* ``applying``: everything else, applied to the corpus that was built;
* ``making``: an edit from what somebody asks for, or the reason why not;
* ``queue``: the events to look at first.
"""
