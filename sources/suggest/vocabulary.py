"""The words by which reports tell who says something. A dictionary of words, no patterns."""


def listed(text: str) -> list[str]:
    """Words written one after the other, with spaces between them."""
    return text.split()


def _words(text: str) -> frozenset[str]:
    return frozenset(listed(text))


# What follows them is what was said.
SAYING = _words("""
said says say saying told tells stated states noted notes explained explains added adds adding wrote
writes tweeted tweets remarked observed commented replied answered argued argues insisted insists
claimed claims recalled recalls concluded concludes quipped muses mused replies asserts maintains
asserted maintained contended opined reckoned believes thinks estimates
sagte sagt erklärte erklärt betonte meinte schrieb berichtete teilte äußerte
déclaré déclare affirmé affirme expliqué explique estimé estime indiqué ajouté précisé écrit
dijo dice afirmó explicó declaró señaló añadió aseguró indicó
сказал сказала заявил заявила отметил отметила сообщил сообщила подчеркнул добавил пояснил
قال قالت وقال وقالت أكد أكدت وأكد صرح صرحت أعلن أعلنت وأعلن أضاف أضافت وأضاف أوضح ذكر ذكرت
""")

# What follows them may as well be an act: "announced the start of the operation".
ACTING = _words("""
announced announces announcing confirmed confirms declared declares warned warns denied denies
admitted admits acknowledged conceded pledged promised vowed threatened demanded urged called
calls proposed suggested suggests recommended predicted expressed emphasized emphasised
emphasizes emphasises stressed stresses underlined underscored highlighted reiterated revealed
disclosed reported reports testified alleged accused criticised criticized condemned praised
welcomed thanked agreed asked asks wondered hoped hopes reaffirmed affirmed indicated posted
boasted complained confessed hinted implied joked lamented mentioned objected protested
repeated responded rejected rejects dismissed dismisses shouted cried
signalled signaled volunteered
""")
REPORTING = SAYING | ACTING
# Acts of saying that something is so.
ASSERTING = _words("""
confirmed confirms denied denies admitted admits acknowledged conceded alleged reported reports
testified revealed disclosed claimed claims
""")

# Said of several, and nouns as well: "critics claim that".
PLAIN_FORMS = _words("""
claim argue insist warn note believe think admit deny confirm maintain report state fear add
explain complain acknowledge suggest hope agree
""")
# Papers as well as acts: "collecting reports", "the claims".
NOUNS_TOO = _words("""
reports claims states notes calls estimates thanks hopes demands requests promises threats
comments remarks warns complaints statements confesses answers agrees asks
""")

# "It is reported" names nobody.
HEARSAY = _words("reportedly allegedly supposedly purportedly angeblich")

CONTENT = _words("that how whether why dass que qu إن أن что he she they it we i there")

PRONOUNS = _words("he she they er sie il elle él ella он она они it we i هو هي")
PERSONAL = _words("he she they er sie il elle él ella он она они هو هي")
RELATIVES = _words("who which whom that whose")

DETERMINERS = _words("""
the a an his her its their this that these those some several many one two three our my your
der die das ein eine le la les un une l el los las una
""")
ARTICLES = _words("the a an")

AUXILIARIES = _words("""
has have had is was were are been be being did does do will would could can may might must
also then later earlier previously again once further already still now even never just first
initially subsequently repeatedly meanwhile however therefore thus so himself herself too
a ont hat haben ha had
""")

SUBORDINATORS = _words("""
as and but or so yet while when whereas although though because if since after before until
unless that where who which whom what however meanwhile moreover nevertheless nonetheless
similarly thus therefore besides furthermore instead still indeed recall also than
und aber wie mais et comme pero y
""")

PREPOSITIONS = _words("""
of in on at to for from by with about against between among into through during under over
before after near since until without within towards toward upon despite alongside along via
""")
# They go on with the description of a person or a body: "ambassador to", "expert at".
LINKING = _words("of for at in on to from with and")

_ROLES = _words("""
president vice-president minister premier chancellor leader leaders chief head chairman
chairwoman chair chairperson commander general marshal colonel admiral major captain lieutenant
sergeant king queen prince princess emir sultan sheikh pope bishop archbishop cardinal rabbi imam
ayatollah secretary secretary-general ambassador envoy representative representatives delegate
delegates spokesman spokeswoman spokesperson spokespeople official officials deputy senator
congressman congresswoman lawmaker lawmakers mp governor mayor judge prosecutor lawyer attorney
director manager ceo founder co-founder owner editor journalist reporter analyst analysts expert
experts professor researcher researchers scientist scientists historian author writer activist
activists candidate resident residents witness witnesses victim doctor teacher student coach
economist economists adviser advisor aide diplomat diplomats source sources officer officers
soldier member members speaker participants participant organiser organizer chairs co-chair
entrepreneur businessman businesswoman politician strongman warlord fighter fighters prosecutors
neighbour neighbor neighbours neighbors mother father brother sister son daughter wife husband
man woman men women people parties designer inventor creator maker architect engineer executive
coordinator billionaire person businesspeople
columnist correspondent
publisher retiree worker farmer driver nurse patient parent teenager refugee migrant survivor
detective inspector superintendent constable lord lady baron count comptroller treasurer
ombudsman commissioner chancellor-elect president-elect premier-designate co-author pundit critic
opponent supporter rival ally colleague friend neighbour psychologist sociologist biologist
physicist chemist epidemiologist virologist geologist meteorologist lecturer dean rector principal
bishop priest pastor monk nun cleric mufti chaplain trader investor broker banker accountant
campaigner organizer protester demonstrator rebel insurgent militant prisoner detainee
""")
ROLES = _ROLES | {f"{role}s" for role in _ROLES}
ROLE_ADJECTIVES = _words("""
former acting interim prime foreign deputy senior vice defence defense interior finance late then
special permanent first affairs
""")
# Too little to know somebody by.
GENERIC = _words("""
expert analyst official spokesman spokeswoman spokesperson man woman politician leader minister
president source diplomat professor researcher scientist author writer lawyer doctor mayor
governor general commander chairman director head chief economist historian journalist
""")
BODIES = _words("""
mission commission ministry government army council congress committee party union agency office
organisation organization institute university bank court parliament senate house group groups
forces force front movement company corporation association federation foundation centre center
bureau department embassy service services police fund league alliance authority administration
board club team school hospital church newspaper nations states kingdom republic assembly bloc
militia brigade staff command coalition conference summit network society trust inc ltd gmbh
""")
DOCUMENTS = _words("""
letter statement communique communiqué report document post tweet article message memo
memorandum declaration resolution review survey study poll filing lawsuit complaint indictment
paper newspaper website
""")
PARTICLES = _words("de der den von van del della di da dos das la le el al bin ibn ben abu bint y")

NOT_NAMES = _words("""
monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december spring summer autumn winter
the a an this that these those it he she they we you i his her their its our my your there here
in on at of to for from by with about after before during since until under over between while
when where who what which why how and or but so as if not no yes all both each every some any
such many most more other another one two three first second last next also however moreover
meanwhile now then today yesterday tomorrow later earlier according similarly thus therefore
once again still even just only recall mr mrs ms dr sir although because nevertheless despite
thousands hundreds dozens let perhaps never always indeed instead
""")
HONORIFICS = _words("mr mrs ms dr sir lord lady herr frau prof gen col capt lt maj sgt rev hon")
