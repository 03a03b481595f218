"""How French newspapers lay out and sign their articles. Patterns are for lower-case text."""

from __future__ import annotations

# Words so common that their share tells the language, and so empty that they tell no topic.
FUNCTION_WORDS = frozenset(
    """
    le les des du une dans pour est sont avec aux au cette ces sur par qui plus pas ont été être il
    elle ils elles nous vous leur leurs son ses ce et ou mais où donc dont comme avait était avaient
    étaient selon après avant entre depuis contre sous sans chez fait faire peut tout tous toute toutes
    autre autres même aussi très encore déjà ainsi alors lors afin notamment cet celui celle ceux dit
    sera seront serait seraient avoir ayant ne se sa en un je tu on y à de la que d l n s c j m qu
    lui eux elle-même plusieurs quelques certains certaines dernier dernière deux trois quatre cinq
    annoncé annoncée annoncer annonce annoncent déclaré déclarer déclare indiqué indique affirmé affirme
    assuré assure ajouté ajoute expliqué explique souligné souligne précisé précise estimé estime
    """.split()
)  # fmt: skip
# Without those that its neighbours write alike.
TELLING_WORDS = FUNCTION_WORDS - frozenset(
    "de la le il en que se un y l d s c j m les par sur sa on a".split()
)

# A line that only names who wrote or sent the text: "Avec Reuters", "Par Jean Dupont", "Source : AFP".
CREDIT_LEADS = r"(?:publié|posté|mis en ligne|article) par|avec|par|source|sources|d'après|via|rédigé par|écrit par|propos recueillis par|texte"
CREDIT_JOINS = r"avec|et|pour"
DESKS = r"la rédaction(?: .{2,40})?|rédaction|de notre (?:correspondante?|envoyée? spéciale?)(?: .{2,40})?"
AGENCIES = (
    "AFP", "Agence France-Presse", "Belga", "ATS", "Keystone-ATS", "MAP", "APS", "TAP", "APA",
    "La Presse canadienne", "Agence QMI", "Relaxnews", "AFP Relaxnews", "ETX Studio", "APM News", "AEF",
)  # fmt: skip

# The words before a stated publication date, and before the date of a later correction.
PUBLISHED = (
    r"(?:publiée?|postée?|parue?|mise? en ligne|diffusée?|rédigée?|écrite?) (?:le|ce|à|:)|date de publication"
)
UPDATED = (
    r"(?:mise? à jour|modifiée?|actualisée?|corrigée?) (?:le|ce|à|:)|dernière (?:mise à jour|modification)"
)
# The word that leads to a date in a header.
BEFORE_DATE = r"le|ce|du"

# A participle that agrees with a noun right before it, and the day after: "la décision annoncée (vendredi)".
ASIDE = (
    r"(?<!\w)(?!(?:a|as|ai|ont|est|sont|été|fut|furent|avai(?:t|ent)|étai(?:t|ent)|aur\w+|ser\w+)\s)[^\W\d_]{3,}\s"
    r"(?!journées?\s|années?\s|soirées?\s)[^\W\d_]{2,}(?:ées?|és)\s+(?:le\s+|dès\s+)?$"
)

# What a site puts around its articles.
READ_MORE = (
    r"(?:\(?re\)?)?(?:à )?(?:re)?lire (?:aussi|également|ailleurs|sur|plus)|à lire|lire la suite|voir aussi|à voir|"
    r"sur le même (?:sujet|thème)|pour aller plus loin|articles? liés?|dans la même rubrique|"
    r"(?:à )?(?:ré)?écouter (?:aussi|également)|regardez aussi|notre dossier|en lien avec|la suite après"
)
DEBRIS = (
    r"partager.{0,40}|imprimer|envoyer par (?:e-?)?mail|copier le lien|publicité|annonce|"
    r"commentaires?|réagir|\d+ (?:commentaires?|partages?|réactions?)|s'abonner.{0,40}|abonnez-vous.{0,80}|"
    r"newsletters?|réservé aux abonnés|article réservé.{0,40}|temps de lecture.{0,20}|lecture \d+ min.?|"
    r"\d+ min(?:utes?)? de lecture|suivez-nous.{0,80}|inscrivez-vous.{0,80}|accepter les cookies|"
    r"tous droits réservés.{0,60}|haut de page|accueil|mots-clés.{0,80}|tags ?:.{0,80}"
)
CAPTION = r"^(?:crédits? ?(?:photos?)? ?:|photos? ?(?::|par |d'|d’|©)|légende ?:|illustration ?:|image ?:|capture d'écran)|\((?:photo|crédit|archives?)[^)]*\)$"

# A paragraph that starts so goes on with what was said, rather than opening an article.
GOES_ON = (
    r"(?:il|elle|ils|elles|ce dernier|cette dernière|ces derniers|ces dernières|celui-ci|celle-ci|ceux-ci|"
    r"cette|cet|ce|ces|mais|or|pourtant|toutefois|cependant|néanmoins|en effet|en outre|de plus|par ailleurs|"
    r"de son côté|de leur côté|selon (?:lui|elle|eux)|pour (?:lui|elle|eux)|ainsi|enfin|ensuite|puis|"
    r"autre|autrement|reste que|d'autant|c'est pourquoi|à l'inverse|au contraire|dans la foulée|résultat)"
)

# "ce lundi 14 septembre": the day is the day of writing.
THIS = r"(?:ce|cet|cette)"
# "à deux jours de l'échéance": what stands before and after a time still to run.
COUNTDOWN_BEFORE = r"[àa](?: moins de| quelque| environ| seulement)?"
COUNTDOWN_AFTER = r"(?:de la|de l'|du|des|de cette|de cet|de ce|avant|d'une?)"
# "20 septembre, soit dimanche", "dimanche, dans deux jours": two readings of one day side by side.
APPOSITION = r"[^\w.!?;\n]*(?:soit|c'est-à-dire|à savoir|le|ce|donc)?[^\w.!?;\n]*"
