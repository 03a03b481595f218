"""The French names of fields: columns of tables, header lines of forwarded mail. Letters and digits only."""

from __future__ import annotations

# The likeliest name first.
COLUMNS = {
    "title": ("titre", "titrearticle", "titreprincipal", "intitule"),
    "text": ("texte", "textearticle", "textecomplet", "corps", "corpsdutexte", "contenu", "contenutexte"),
    "lead": ("chapo", "chapeau", "resume", "accroche", "extrait", "description"),
    "url": ("adresse", "lien", "lienarticle", "adresseweb"),
    "publisher": ("journal", "media", "editeur", "titrepresse", "publication", "nommedia", "organe"),
    "published": (
        "datepublication",
        "datedepublication",
        "dateparution",
        "datedeparution",
        "publiele",
        "parution",
        "jour",
    ),
    "language": ("langue",),
}
MAIL = {
    "subject": ("objet", "sujet"),
    "date": ("date", "envoye", "envoyele"),
    "from": ("de", "expediteur"),
    "to": ("a", "pour", "destinataire", "cc"),
}
FORWARDED = ("tr", "fwd", "fw")
