"""What French clauses tell: verbs that say, threaten, deny or demand, nouns that are events, words of titles.

Verbs are infinitives. Patterns are regular expressions, for text with straight apostrophes.
"""

from __future__ import annotations

from timeline.languages.fr.kinds import BANNED_THINGS as BANNED_THINGS
from timeline.languages.fr.kinds import DEMANDING as DEMANDING
from timeline.languages.fr.kinds import KIND_NOUNS as KIND_NOUNS
from timeline.languages.fr.kinds import KIND_VERBS as KIND_VERBS
from timeline.languages.fr.kinds import MOVING_PRICES as MOVING_PRICES
from timeline.languages.fr.kinds import OTHER_WHEN_REFLEXIVE as OTHER_WHEN_REFLEXIVE
from timeline.languages.fr.kinds import SHARE as SHARE
from timeline.languages.fr.kinds import SILENT_PASSIVES as SILENT_PASSIVES
from timeline.languages.fr.kinds import SILENT_REFLEXIVES as SILENT_REFLEXIVES
from timeline.languages.fr.kinds import SILENT_WITH as SILENT_WITH
from timeline.languages.fr.kinds import SOFT_BANS as SOFT_BANS

MODEL = "fr_core_news_md"

# Saying something in words: the clause after it is what is said.
SAYING = frozenset(
    """dire déclarer affirmer annoncer indiquer assurer expliquer préciser souligner ajouter estimer juger rappeler
    répéter confirmer justifier détailler développer fustiger dénoncer répondre réagir prévenir avertir promettre
    menacer admettre reconnaître raconter commenter insister marteler lancer écrire tweeter résumer conclure
    poursuivre noter relever regretter déplorer saluer plaider soutenir prétendre croire penser révéler rapporter
    signaler témoigner tonner ironiser glisser confier analyser observer considérer informer entendre apprendre
    laisser-entendre répliquer rétorquer clamer proclamer jurer arguer alléguer évoquer critiquer féliciter
    démentir nier réfuter contester certifier communiquer publier prédire anticiper exhorter demander trancher
    s'exclamer nuancer renchérir tempérer abonder alerter accuser pointer s'inquiéter s'indigner s'insurger
    réaffirmer réitérer exiger réclamer suggérer proposer""".split()
)
# Saying that leaves nothing done, even with a plain object ("dénoncer la décision").
OPINION = frozenset(
    """souligner dénoncer saluer critiquer fustiger regretter déplorer rappeler évoquer commenter estimer juger
    considérer déclarer affirmer assurer plaider expliquer justifier insister féliciter dire préciser
    indiquer ajouter répéter tweeter écrire réagir répondre""".split()
)
# Saying on account of others or without proof.
ALLEGING = frozenset("accuser soupçonner reprocher alléguer prétendre suspecter imputer".split())
DENYING = frozenset("démentir nier réfuter contester".split())
THREATENING = frozenset("menacer".split())
PLANNING = frozenset(
    "prévoir envisager compter préparer apprêter planifier programmer projeter espérer vouloir".split()
)
MODAL = frozenset("pouvoir devoir aller falloir".split())
# Verbs that only carry another verb: a time beside the infinitive dates the whole.
CARRYING = MODAL | frozenset(
    """commencer continuer venir finir cesser refuser accepter choisir décider tenter réussir parvenir faire laisser
    arrêter oser chercher essayer""".split()
)
# Happening, for verbs whose subject is the event ("la décision pourrait intervenir").
HAPPENING = frozenset("intervenir entrer commencer débuter ouvrir démarrer tenir dérouler avoir".split())
# No news in themselves: states of things, measures of things.
STATIC = frozenset(
    "être avoir coûter peser mesurer valoir sembler paraître ressembler appartenir compter".split()
)

# Plain verbs of politics, justice and business that make news without a date, when someone known acts.
ACTING = frozenset(
    """interdire bannir bloquer suspendre supprimer exclure restreindre limiter infliger condamner sanctionner
    poursuivre assigner ordonner exiger décréter promulguer signer conclure racheter acquérir fusionner rejeter
    annuler valider autoriser refuser imposer adopter voter infliger sanctionner saisir ouvrir fermer lancer déposer porter retirer
    nommer limoger démissionner licencier réfuter démentir quitter arrêter interpeller perquisitionner geler
    annoncer décider""".split()
)

# Nouns that are events themselves when a time is bound to them ("l'interdiction, à partir de dimanche").
EVENT_NOUNS = (
    r"^(?:\w+(?:tion|sion|ment|age|ture)s?|élections?|scrutin|vote|tour|réunion|sommet|procès|audience|grève|"
    r"journées?|accords?|rachat|procédure|attaques?|attentats?|guerre|conférence|rencontre|visite|entrée|sortie|"
    r"départ|arrivée|mort|décès|retrait|entretien|congrès|débat|referendum|référendum|jugement|verdict|appel|"
    r"amende|plainte|enquête|décret|embargo|embargos|sanctions?|coup|incendie|séisme|accident|vente|cession|"
    r"violences|émeutes|heurts|affrontements?|fusillade|tuerie|tempête|ouragan|inondations|crise|putsch|préavis|"
    r"anniversaire|tentative|début|découverte|cérémonie|finale|match|coupe|lancement|présidentielle|législatives|municipales|européennes)$"
)
# ... but these look like it and are not.
NOT_EVENTS = frozenset(
    """gouvernement département parlement application organisation fonction message page image avantage
    moment document élément monument appartement règlement région religion million émission édition télévision
    question dimension version pension relation situation génération population station position nation institution
    personnage village voyage courage visage âge étage dommage fromage chantage association information fondation
    administration commission union documentation direction délégation""".split()
)
# Things that carry words: "dans des vidéos publiées lundi, elle a exhorté" dates the exhorting.
CARRIERS = frozenset(
    """vidéo communiqué message tweet lettre discours rapport note billet post publication texte
    article interview entretien courrier email courriel tribune document étude enquête sondage allocution déclaration intervention""".split()
)

# Words that only link a sentence to the one before, or colour it: not for titles.
LINKS = frozenset(
    """également aussi toutefois cependant néanmoins pourtant déjà ainsi notamment par_ailleurs en_outre en_effet
    finalement enfin alors donc certes d'ailleurs d'ores_et_déjà désormais puis ensuite encore mais or et car
    toujours_pas justement effectivement en_revanche en_effet quant_à au_contraire pour_sa_part de_son_côté
    de_leur_côté simultanément parallèlement entre-temps immédiatement aussitôt""".split()
)
LINKS_INSIDE = frozenset({"aussi", "également", "toutefois", "déjà", "notamment", "par_ailleurs"})
# Pronouns that only stress a subject before "aussi".
EMPHATIC = frozenset({"lui", "elle", "eux", "elles"})
LINK_PHRASES = (
    r"\b(?:de (?:son|leur) côté|pour (?:sa|leur) part|en effet|en revanche|en outre|par ailleurs|de fait"
    r"|d'ailleurs|au contraire|dans la foulée|d'ores et déjà|quant à (?:lui|elle|eux|elles)|du coup|par contre"
    r"|(?:lui|elle|eux|elles) aussi|au passage|à son tour|à leur tour|le cas échéant|à cette occasion|dans le même temps|selon lui|selon elle)\b"
)
# A sentence that goes on from the dated one before it.
GOING_ON = (
    r"^(?:Dans la foulée|Ce dernier|Cette dernière|Ces derniers|Il |Elle |Ils |Elles |Dans le même temps|Le même jour)"
    r"|\b(?:de (?:son|leur) côté|pour (?:sa|leur) part)\b"
)
ADDING = frozenset("ajouter poursuivre renchérir préciser conclure insister".split())

# Conditions: without them the rest would say more than the text.
CONDITIONS = frozenset("si sauf sans sinon à_moins_que à_condition_que tant_que faute pourvu".split())
IF = frozenset({"si", "s"})
# Words that turn the sense of a verb and stay in a title.
NEGATIONS = frozenset("ne n' pas plus jamais rien guère aucun aucune point".split())
# What may not end a title.
DANGLING = (
    r"(?:[,;:–(«\s-]|\b(?:à|au|aux|de|du|des|d'|l'|le|la|les|un|une|et|ou|ni|que|qu'|qui|dont|en|dans|par|pour"
    r"|sur|sous|sans|avec|contre|entre|vers|chez|se|s'|ne|n'|son|sa|ses|leur|leurs|ce|cette|ces|plus|très|comme"
    r"|après|avant|depuis|dès|lors|afin|selon|jusqu'|jusque|y|où|mais|car|donc|si|notamment|dont|tout|entre))+$"
)
# Signals before a time, kept out of titles with it.
TIME_SIGNALS = (
    r"(?:jusqu'(?:à|au|aux|en)|d'ici(?: à| au| le| la)?|à partir (?:de|du)|à compter (?:de|du)|depuis(?: le| la)?|dès"
    r"(?: le| la)?|avant(?: le| la)?|après(?: le| la)?|au cours (?:du|de|des|de la)|pendant|durant|lors de la|en|au|"
    r"aux|le|la|du|de|des|à|vers|dans|d'|l'|ce|cette|ces|pour|courant|fin|début|soit|prévue? (?:le|pour|en)|datée? du|"
    r"ces|les|au plus tard(?: le)?|mi-|entre|au-delà d(?:e|u)(?: la)?)"
)
TIME_PREPOSITIONS = r"(?:jusqu'|d'ici|à partir|à compter|depuis|avant|après|au cours|pendant|durant|lors|prévu|daté|au-delà).*"
FOR = r"pour\b"
# A limit that a negation needs: "ne reprendra pas avant samedi", "n'ira pas au-delà de lundi".
NOT_BEFORE = r"(?:\bavant(?: le| la| l')?|\bau-delà d[eu](?: la)?)\s*$"
TIME_TAILS = r"(?:au plus tard|au plus tôt|inclus|compris|dernier|dernière|prochain|prochaine)"

# "du 3 au 14 juin", "entre mars et mai".
RANGE_OPENS = r"\b(?:du|de|entre|entre le)"
# "jeudi et vendredi".
AND = r"et|et le"
RANGE_JOINS = r"au|à|et|et le|jusqu'au"

# Elision and contraction after a word has been replaced.
ELIDING = r"\b(que|de|le|la|ne|se|je|me|jusque|lorsque|puisque) (?=[aeiouàâéèêëîïôûœAEIOUÀÂÉÈÊÎÔ])"
OPEN_ELISION = r"\b(qu|d|n|s|l|jusqu|lorsqu|puisqu)'(?=[^aeiouyàâéèêëîïôûœhAEIOUYÀÂÉÈÊËÎÏÔÛŒH« ])"

# What a title says when a rule, not a clause, makes it.
TITLE_DEADLINE = "Date limite pour {what}"
TITLE_QUOTE = "{who} : « {what} »"
TITLE_SAYS = "{who} : {what}"

PRONOUNS = {
    "il": ("singular", "masculine"),
    "elle": ("singular", "feminine"),
    "ils": ("plural", "masculine"),
    "elles": ("plural", "feminine"),
    "celui-ci": ("singular", "masculine"),
    "celle-ci": ("singular", "feminine"),
    "ce dernier": ("singular", "masculine"),
    "cette dernière": ("singular", "feminine"),
    "ces derniers": ("plural", "masculine"),
}
DEMONSTRATIVES = frozenset({"dernier", "dernière", "derniers", "dernières"})
UNELIDED = {
    "l": "le",
    "n": "ne",
    "s": "se",
    "d": "de",
    "qu": "que",
    "jusqu": "jusque",
    "lorsqu": "lorsque",
    "puisqu": "puisque",
}
# "C'est lundi que…", "ce sont douze jeunes qui…".
CLEFT = frozenset({"c'", "ce"})
# Verbs that take "être" without being passive.
TO_BE, TO_HAVE = "être", "avoir"
WITH_BE = frozenset(
    """aller venir revenir devenir intervenir parvenir survenir advenir arriver partir repartir entrer rentrer sortir
    ressortir naître mourir décéder tomber retomber rester retourner monter descendre passer apparaître""".split()
)
# A leading phrase around an event noun ("Depuis l'entrée en vigueur du règlement en 2018, …").
LEADING = r"^(?:Depuis|Après|Avant|Avec|Lors d[eu']|Dès|À la suite d[eu']|A la suite d[eu']|Suite à)"
GENDERS = {"le": "masculine", "la": "feminine", "un": "masculine", "une": "feminine"}
OBJECT_CLITICS = {"l'": "", "le": "masculine", "la": "feminine", "les": "plural"}
ON_DAY = "le {day}"
# Spellings the parser cuts in two, and the ones it knows.
SPELLINGS = {
    "plate-forme": "plateforme",
    "plates-formes": "plateformes",
    "plate-formes": "plateformes",
    "volte-face": "revirement",
    "fait suite": "succède",
    "font suite": "succèdent",
    "faisait suite": "succédait",
}
# A name of two capitals behind a preposition is a place to the parser ("en Nouvelle-Calédonie").
PLACE_STAND_IN = "Bretagne"
PLACE_NAMES = (
    r"\b(?:en|à|dans|de|d'|du|au|vers|sur) ?(?P<name>[A-ZÀ-Ý][\w']+(?:-(?:de|en|sur|sous|la|le|du|et|les))*(?:-[A-ZÀ-Ý][\w']+)+)"
    r"(?![\w-]| [A-ZÀ-Ý])"
)
# Adverbs between an auxiliary and its participle that say nothing in a title and lead the parser astray.
PASSED_OVER = (
    r"\b(?:a|ont|avait|avaient|est|sont|était|étaient|été|sera|seront|aura|auront) "
    r"(?P<word>également|déjà|aussi|toutefois|ainsi|donc|alors|enfin|finalement|aussitôt|par ailleurs) (?=\w)"
)
INDEFINITE = frozenset({"on", "nul", "certains", "plusieurs", "beaucoup"})
PLURAL_PRONOUNS = frozenset({"ils", "elles", "derniers", "dernières"})
# A preposition fused with an article, and the article left when the preposition goes.
UNFUSED = {"du": "de", "au": "à", "des": "de", "aux": "à"}
FUSED = {"du": "le", "au": "le", "des": "des", "aux": "les"}
ARTICLES = frozenset(
    """le la l' les un une des son sa ses leur leurs ce cet cette ces plusieurs tous toutes certains certaines deux trois
    quatre""".split()
)
WHO = frozenset({"qui"})
FIRST_PERSON = frozenset({"je", "j'", "nous", "moi", "tu", "vous"})
THE_MANY, SOME = "les", "des"
# The auxiliary of the near future, singular and plural.
GOING_TO = ("va", "vont")
# Giving someone time, and having it.
GIVING = frozenset("donner laisser accorder fixer impartir octroyer".split())
HAVING = frozenset("avoir disposer".split())
UNTIL = r"jusqu'(?:à|au|aux|en)(?: la| l')?\s*$"
SINCE = r"\bdepuis(?: le| la| l'| les)?\s*$"
STILL = frozenset({"toujours", "encore"})
REJECTING = "rejeter"
CHARGES = frozenset("accusation allégation soupçon".split())
# Condemning is a sentence when a penalty follows ("à trois ans", "pour corruption"), else an opinion.
DOUBLE_SANCTION = frozenset({"condamner"})
PENALTY = r"\b(?:prison|amendes?|peines?|réclusion|sursis|ferme|dommages|travaux d'intérêt|perpétuité|pour)\b"
# A sentence that leans on the one before it and cannot stand alone in a title.
# Nouns that say nothing without what they are part of, and the preposition that binds it.
PARTITIVES = frozenset(
    """ensemble majorité plupart partie cours nombre sein début fin part totalité milieu moitié quart tiers série
    géant dizaine centaine millier million milliard sorte type genre cas base droit niveau chef matière an mois jour semaine""".split()
)
BY = frozenset({"par"})
# Prepositions of what may go from a noun phrase: "une amende pour des pratiques…".
LOOSE_CASES = frozenset(
    {"pour", "après", "depuis", "dans", "lors", "pendant", "devant", "sous", "sur", "via", "selon"}
)
OF = frozenset({"de", "du", "des", "d'"})
BEFORE_SIGNALS = (
    r"(?:jusqu'(?:à|au|aux|en)|d'ici(?: à| au| le| la)?|avant(?: le| la)?|au plus tard(?: le)?)(?: la| l'| le)?\s*$"
    r"|\bdans (?:les|un délai de|un délai maximal de)\s*$|\bsous\s*$"
)
LEANING = r"(?:il|elle|ils|elles|ce|c'|cela|ça|chacune?|celui|celle|ceux|mais|et|donc|or|car|puis|alors)\b"
INVERTED = frozenset(
    {"-t", "-il", "-elle", "-ils", "-elles", "-on", "-t-il", "-t-elle", "-t-on", "-t-ils", "-t-elles"}
)
WHICH = frozenset({"que", "qu'"})
RECEIVING = frozenset({"lui", "leur"})
IF_THEN = r"\b(?:[Ss]i |[Ss]'il)[^»]*\b\w+(?:ra|rons|ront|rez)\b"
TO = frozenset({"à", "a", "au", "aux"})
TITLE_TERM = "Fin du délai de {length} pour {what}"
# "Leurs avocats", "son avocate": the words for what belongs to one or to many, and what takes their place.
POSSESSIVES = frozenset({"son", "sa", "ses", "leur", "leurs"})
THEIRS = frozenset({"leur", "leurs"})
MASCULINE, FEMININE, OF_OWNER = "le", "la", "de"
FEMININE_PARTICIPLE = r"es?$"
UNCONTRACTED = r"\b(à les?|de les?) (?=\w)"
CONTRACTED = {"à le": "au ", "à les": "aux ", "de le": "du ", "de les": "des "}
TITLE_TERM_OF = "Fin du délai de {length} donné à {who}"
TITLE_TERM_FOR = "Fin du délai de {length} donné à {who} pour {what}"
# What the parser reads in place of times (behind, ahead) and of names (things, people): words it knows.
TIME_STAND_INS = ("hier", "demain")
THING_STAND_INS = ("Renault", "Airbus")
PERSON_STAND_IN = "Sarkozy"
# A time that belongs to the noun before it is left to the parser.
NOUN_BOUND = r"(?:(?:du|des|de|depuis)\b|d'(?!ici))"
# Words that make a participle a mere description ("un trafic très perturbé").
DEGREES = frozenset("très peu fortement assez trop plus moins particulièrement extrêmement tout".split())
# "Lafarge, désormais filiale du suisse Holcim, est soupçonné": what stands between a subject and its verb.
SUBJECT_ASIDE = (
    r"(?:L[ea]s? |L'|Une? |Des |Deux |Plusieurs )?(?:(?![«»“”:]|, | (?:a|ont|est|sont|avait|avaient|qui|que|va|vont) ).){3,90}"
    r"(?P<aside>, (?!qui |que |dont |où |il |elle |ils |elles |et |M\.|Mme |Me |[A-ZÉÈÎ][\w'-]+ [A-ZÉÈÎ])"
    r"(?:(?![,«»“”]| (?:a|ont|est|sont|avait|avaient|était|étaient|qui|que) ).){3,90},)"
    r" (?=(?:n'|ne |s'|se |l'|l[ea]s? )?(?:a|ont|est|sont|avait|avaient|était|étaient|sera|seront|va|vont|doit|doivent"
    r"|devra|devront|peut|peuvent) )"
)
# What is due: "doit rendre son avis", "devait être présenté à un juge".
DUE = frozenset({"devoir"})
AROUND = frozenset("avant après depuis lors pendant durant malgré sans sauf faute dès".split())
# What follows these in a title tells no kind.
KIND_ENDS = r"\b(?:avant|après|depuis|malgré|sans|lors d|faute d|en raison d|grâce à|jusqu).*"
LEARNING = frozenset({"apprendre"})
# Verbs that say no more than that something is; a title then has its noun alone ("Prochaine réunion").
TAKING_PLACE = (
    r" (?:aura|auront|a|ont) (?:eu )?lieu$| se (?:tiennent|tient|tiendra|tiendront|déroulera|dérouleront)$"
    r"| (?:est|sont|sera|seront) (?:fixé|prévu|programmé|attendu|organisé|convoqué)e?s?$"
    r"| (?:doit|doivent|devra|devront|devrait|devraient|va|vont|pourrait|pourraient) (?:avoir lieu|se tenir|se dérouler|intervenir)$"
)
LEADING_ARTICLE = r"^(?:Les? |La |L'|Une? |Des )"
ABLE = frozenset({"pouvoir"})
STAYING = frozenset("rester demeurer continuer garder conserver".split())
# Verbs of asking, whose participle before a clause tells only when it was said.
ASKING = frozenset("contacter interroger joindre solliciter questionner sonder réunir rassembler".split())
# What is cancelled or put off no longer takes place when it was to.
CANCELLING = frozenset("annuler reporter repousser ajourner décaler suspendre supprimer".split())
PLANNED_FOR = frozenset("prévoir programmer attendre fixer planifier".split())
# A night that comes again is no day ("chaque nuit du 10 au 21 juin").
EVERY = r"\b(?:chaque|tous les|toutes les)\s*$"
ACCORDING = frozenset({"selon"})
