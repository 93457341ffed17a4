"""Words from which no end of retention follows, in six languages, without accents, as they are compared.

A stem stands for every word that begins with it. What may name an end does not belong here: a contract, a stay, a
limitation of actions, an age, a number.
"""

from __future__ import annotations

__all__ = ["AROUND", "ENDINGS", "ENDLESS", "LENGTHS", "NEGATIONS", "PUTS_OFF", "STEMS_AROUND", "STEMS_PUTTING_OFF"]

STEMS_PUTTING_OFF = tuple(
    """
    objetiv objectif objective raggiung commensurat verhaltnisma prudencia decid besluit beschlie entscheid consider
    estim opportun oportun riteniamo riterr sinnvoll gepast goeddunken ermessen discrezion discrecion motiv
    rechtsgrund entbehrlich justif grundsatz princip beginsel necess requir relevan reasonab appropria approprie
    adequa suitab proportion legisla legitim statutor regulat purpos variab varies applicab permitted oblig
    guideline guidance pertinen raisonnab besoin reglementa politiqu finalit indispensab erforderlich notwendig
    gesetz richtlini benotig angemess zweck datenschutzges leitlini obblig finalid normativ adeguat necesari
    erfordernis imprescindib exigid exigib apropiad noodzak wettelijk wetgeving doeleind verplicht vereist redelijk
    passend toepasselijk
    """.split()  # noqa: SIM905  words are read as words
)
PUTS_OFF = frozenset(
    """
    ziel ziele doel scopo scopi aims aim goal goals sinn sense served zin varia variano varian varieert need needs
    needed policy policies depend depends depending mandated mandatory allowed sufficient sufficiently schedule
    schedules type types kind kinds nature category categories sensitivity recommendations discretion prescribed
    useful deemed want wants fit limited law laws legal legally cases determined defined best good specific
    specified unspecified unknown fixed standards regularly possible absolutely business interest interests gdpr
    website utili util nuttig nutzlich interessant obsolete obsolet veraltet outdated convenient obsoletas inconnu
    inconnue idem precise precisee precises precisees specifie specifiee fixe fixee fixees fixes utile utiles
    requise requises requis loi lois legale legales legaux limitee limite limites cas prescriptions vigueur bonnes
    interne internes interet interets defini definie definies definis determine determinee determinees rgpd autorise
    autorisee autorisees adaptee adapte adaptees longue permise determiner textes recommandations sensibilite
    varient varie dependent definir festgelegt festgelegte feste definiert unbekannt notig gebraucht pflichten
    pflicht verpflichtet zulassig rechtlich rechtlichen rechtliche berechtigtes berechtigte berechtigten einzelfall
    bedarf dsgvo moglich vorgeschrieben definito definita specificato specificata fissato legge leggi norme congruo
    congrua richiesto richiesti richiesta richiede richiedono possibile caso casi dipende interno definido definida
    especificado ley leyes legalmente posible preciso precisa depende exija exijan dejen bepaald bepaalde nodig wet
    beleid mogelijk belang afhankelijk
    """.split()  # noqa: SIM905  words are read as words
)
STEMS_AROUND = tuple(
    """
    retain retent stor delet eras destroy collect gather process describ explain provid fulfil achiev dut respective
    accord whatever perform anonymi satisf pseudonymi archiv exist consisten enforc resolv conserv supprim suppress
    effac realis fournit exced execut detrui trait impos responsab accompliss atteint aufbewahr speicher gespeichert
    geloscht erhoben verarbeit vorgabe vorschrift bestimmung erfull erreich geltend entgegensteh massgabe magab
    vorschreib vorschrieb vorgeschr richtet richten kriteri losch vorgeseh anforder trattam trattat raccol adempi
    cancellat cancellaz stabilit previst eliminad recab recog suprim supres tratam establecid aplicab consecuzion
    conseguiment persegui bewaar bewar verwerk datenverarbeit gegevensverwerk verzam verwijder geldend dienstverlen
    voorschrij voorgeschr regelgev overeenstemm toegesta
    """.split()  # noqa: SIM905  words are read as words
)
AROUND = frozenset(
    """
    yet form permits permitting identification identify subjects persons a an the of to by for in into on at as is
    are be been being it its itself they them their we us our ours you your this that these those which what who
    with without within and or only any all some each such than then so not no nor unless except other otherwise
    long longer short time times period periods duration durations length term limit limits keep keeps kept held
    manner data personal information records record strictly truly actually minimum maximum extent while until till
    when where if once soon after was were will would shall must may might can have has had does do did service
    services see line meet rule rules applying force local national federal state european eu french belgian german
    italian swiss spanish clinical medical professional administrative statistical security historical operational
    tax accounting controller organisation organization company own basis set forth laid down governed privacy
    notice under due out lifetime s reason reasons ongoing valid lawful review reviewed practice practices industry
    used disputes agreements management internal here below above mentioned stated keeping amount based taking
    account reporting apply applies concerned country countries safely securely operate further conditions outlined
    connection provisions conformity stipulated fairly periodically fair ensure order comply complies complying
    compliance carry carried carrying subject there hospital clinic trust stockage sous forme permettant permettent
    personnes concernees celle celles le la les l un une d de du des au aux et ou en n ne ni pas y il elle elles ils
    nous vous notre nos vos votre leur leurs son ses sa ce cet cette ces cela ca c est sont soit soient etre ete ont
    qu que qui dont lesquelles lesquels laquelle lequel quelles pendant pour par selon suivant fonction conformement
    conforme conformes conformite respect respecter dans sans sur avec afin aussi longtemps tant temps tout toute
    toutes tous duree durees delai delais periode donnees donnee facon maniere informations personnelles personnel
    personnels caractere strictement absolument uniquement seulement fournir strict exige exigent permet issue
    expiration lors lorsqu lorsque atteindre missions avons ayons vertu regles restent plus moins jusqu dela sauf
    contraire meme regard vue cadre fins devoir devoirs exigences exigence prevu prevue prevues prevus prevoit
    dispositions texte francaise francais belge suisse europeenne europeen nationale nationales prestataire
    prestataires fournisseur fournisseurs propre propres categorie voir regi regie regis regies confidentialite
    charte registre repondre raison raisons informatique libertes hopital clinique cabinet etablissement pratiques
    poursuivie poursuivies sera seront peuvent peut doivent doit identifizierung betroffenen personen ermoglicht der
    die das den zeit dem es ein eine einer eines einem im am zu zur zum von vom mit und oder nur solange lange
    langer wie fur gema gemass gemaess nach aus auf aufgrund unter bei durch je jeweils jeweilige jeweiligen erfolgt
    soweit sofern sobald bis nicht mehr kein keine keiner dies diese dieser dieses ist sind wird werden sein wir
    unser unsere unserer unseren ihre ihrer ihr sie ihnen daten personenbezogene personenbezogenen dauer frist
    fristen rahmen umfang beachtung entsprechend entfallt wegfall ablauf einklang sich unbedingt ausschlielich wenn
    dafur dazu dann verlangen kurz internen interner interesse besteht arco forma consenta consente identificazione
    interessati quali vanno per lo i gli uno una di del dello della dei degli delle al allo alla ai agli alle dal
    dalla dai dagli dalle nel nella nei nelle su sul sulla con e o ed non piu solo oltre quando quanto finche fino
    che cui sono stati essere siano sia saranno verranno vengono tempo tempi periodo periodi termini termine
    comunque secondo seconda vigente vigenti base conformita dati personali suoi vostri nostra nostro nostri nostre
    come durata rispetto tutto tutta superiore quello quella quelli sensi strettamente breve permita identificacion
    interesados fines mantenidos mantendran el los las por para sin mas ya cual cuales se sus sea sean seran han
    sido fue fueron durante mientras hasta segun acuerdo funcion tiempo plazo plazos periodos datos personales
    estrictamente cumplir cumplimiento conformidad cuando dejar establezca todo toda siempre marque marca estan
    esten nuestra nuestro nuestras solamente ser meer vorm maakt betrokkenen identificeren het een van voor tijd tot
    op aan bij met om te zo zolang lang als dan niet geen alleen volgens conform grond duur zoals binnen kaders
    hebben heeft zijn wordt worden wij uw ons onze dit dat deze daarvoor waarvoor gegevens persoonsgegevens termijn
    termijnen strikt kort bereikt reached alcanzar makes make ergibt stay stays removed removal eliminarlos
    eliminarlas wissen totdat gedurende tipologia tipologie continue continues remains whenever remain subsiste
    subsist sussiste bestehen fortbesteht fortbest halten halt appliquons appliziert ze haya hay vi sara during
    throughout whole entire wahrend gesamten gesamte ganzen ganze hele gehele dell na loro become becomes dovessero
    courte court corto kurze korte reguliere regulierement eigene zij
    """.split()  # noqa: SIM905  words are read as words
)
ENDLESS = tuple(
    """
    indefinit permanent unlimited endless forever perpetu indefini illimit indetermin definitif definitiv sempre altijd
    unbefrist unbegrenz unbestimmt dauerhaft ilimitad onbeperkt onbepaald
    """.split()  # noqa: SIM905  words are read as words
)
"""Stems that say that there is no end."""
NEGATIONS = tuple(
    """
    not no never none without pas jamais aucun aucune sans ne n non kein keine keiner nicht nie ohne
    mai senza nessun nessuna nunca sin ninguna geen nooit niet zonder
    """.split()  # noqa: SIM905  words are read as words
)
ENDINGS = tuple(
    """
    limit delet eras destr suppr effac detrui losch gelosch befrist begrenz cancell borra suprim elimin verwijder beperk
    """.split()  # noqa: SIM905  words are read as words
)
"""Stems of which the denial says that there is no end, as in "never deleted"."""
LENGTHS = tuple(
    """
    period periods duration duree durees delai frist fristen dauer periodo durata termine plazo plazos termijn
    """.split()  # noqa: SIM905  words are read as words
)
"""Of which the denial says that none is set."""
