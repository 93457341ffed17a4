"""Words that name an end of retention, in six languages, without accents, as they are compared.

What persons can tell from their own situation: an event, an age, a number, a claim that lapses, a text by its name, or a
relation that lasts, beside a word that says that it lasts or ends. A stem stands for every word that begins with it.
"""

from __future__ import annotations

__all__ = ["EVENTS", "LASTING", "NUMBERS", "STEMS_OF_EVENTS", "STEMS_OF_RELATIONS", "UNTIL"]

STEMS_OF_EVENTS = tuple(
    """
    agreement contract employ enrol member subscri registered registration account withdraw revo objection unsubscri
    cancelled cancellation canceled clos cease expir laps resign depart dismiss conclu complet finish supersed
    replac overw remov lifted decommission deactivat dispos settle reimburs litigation lawsuit proceeding judgment
    judgement appeal limitation prosecution complaint dispute incident investigation inspection discharge admission
    hospitali pregnan birth majority deceas lifetime lifespan warrant guarantee licen lease permit payment invoice
    publication published browser session appointment visit consultation vaccin pandemic anonymized shutdown
    semester quarter season year month week hour minute dependant residence career guardian

    compte contrat convention adhesion adherent abonne inscri desinscri resili clotur fermetur cesse termin achev
    echeance echu retrait oppos desabonn desactiv deces majorite majeur anniversaire naissance grossesse sejour
    sortie rendez guerison emploi embauche mandat demission paiement reglement facture remboursement indemnis
    garantie location litige contentieux jugement appel recours prescri plainte reclamation enquete navigateur annee
    semaine heure trimestre semestre saison scolarite rentree validite permis remplac retractation renouvel
    restitution ecrase anonymis epuise annex

    vertrag kundig gekundigt mitglied arbeitsverh beschaftig dienstverh anstellung ausscheid austritt ruhestand
    entlass geburt schwangersch volljahr minderjahr verstorben veroffentlich rechnung zahlung bezahl begleich
    lieferung gewahrleist verjahr anspruch rechtsstreit gericht urteil klage beschwerde widerruf widerspr abmeld
    abgemeldet austrag loschantrag schliessung schliesung abschluss abgeschloss beendig beendet endet abgelauf
    laufzeit gultig lizenz zulassung stilllegung ersetz erneuer uberschrieb ruckgabe sitzung jahr monat woche stunde
    quartal schuljahr kalenderjahr geschaftsjahr patents konto konten

    abbonamento iscri disiscri chius cessa scad recesso oppon disdetta morte maggiore compleanno nascita gravidanza
    ricovero dimess dimissione appuntamento impiego assunzione pubblicazione fattura pagament garanzia giudizio
    sentenza ricorso contenzioso reclamo controversia settimana stagione sostitu rinnovo

    suscripcion afiliad cierre cese cesa finaliz caduc venc retir oposicion muerte fallec defuncion mayoria
    cumpleanos nacimiento embarazo jubilacion publicacion factura juicio sentencia recurso apelacion reclamacion
    sesion semana temporada validez devolucion cuenta

    inschrijving uitschrijv lidmaatschap dienstverband vertrek ontslag pensioen betaling betaald levering geschil
    rechtszaak vonnis beroep klacht verjaring vordering intrek ingetrokken bezwaar afmeld opzeg opgezegd beeindig
    eindig afloop sluiting gesloten overlijd overleden meerderjarig minderjarig verjaardag geboorte leeftijd
    zwangerschap sessie jaar jaren maand kwartaal kalenderjaar schooljaar seizoen vergunning looptijd vervang
    vernieuw
    """.split()  # noqa: SIM905  words are read as words
)
EVENTS = frozenset(
    """
    stay age aged ages died dies death logout paid end ends ended ending tax claims claim court courts act hipaa nhs day days
    object objected opt stop leave leaves left renewed hold clinic trial
    fin mort vie mois an ans jour jours csp code arrete decret tableau referentiel calendrier passage proces
    ende tod todes alter tag tage tagen ablauf
    fine vita eta anno anni mese mesi giorno giorni ora ore causa processo
    edad vida alta baja ano anos mes meses dia dias pago
    einde overeenkomst dood leven uur dag dagen weken wgbo lid
    """.split()  # noqa: SIM905  words are read as words
)
STEMS_OF_RELATIONS = tuple(
    """
    relation customer client patient resident tenan volunteer traine intern student pupil child profile device
    equipment implant vehicle treatment therap care use using study trial research project survey audit request
    follow school candid applica works working service list call prescri insured attorney card ward shift

    soin suivi prise praticien salarie agent eleve etudiant stage fonction exerc recherche etude essai projet
    usager utilis demande dispositif ordonnance garde activ actif carte trajet bail vehicule locataire prothes

    behandl betreu aufenthalt kund nutz studie forschung projekt prufung bewerb antrag anfrage praxis tatig verein
    warteliste telefon rezept aktiv karte vollmacht gerat fahrzeug verfahren betrieb besteh rechtsstreit untersuch

    rapporto account cura cure terapia paziente utente dipendent tirocin lavor studio ricerca sperimentazione
    progetto richiesta visita ricetta attiv tessera procura impiant protes

    asistencia paciente usuario emplead trabaj laboral estudio ensayo investigacion proyecto solicit utiliz utilic
    receta llamada tarjeta poder expediente socio curso

    relacion relatie behandel klant gebruik medewerk werknemer stagiair sollicit functie zorg opname verblijf
    onderzoek verzoek dossier wijziging actief volmacht kaart recept wachtlijst telefoon toestel
    """.split()  # noqa: SIM905  words are read as words
)
LASTING = frozenset(
    """
    while during until till after end ends duration long lifetime life since from last throughout period term
    tant pendant duree temps jusqu jusque fin apres depuis lors delai vie
    solange wahrend dauer bis nach ende ab laufzeit seit
    finche fino durata durante dopo fine termine
    mientras duracion vigencia hasta tras desde dure
    zolang gedurende duur tot totdat na einde vanaf
    """.split()  # noqa: SIM905  as above
)
"""What says that a relation lasts, or ends."""
UNTIL = frozenset(
    """
    until till during duration jusqu jusque pendant bis wahrend dauer hasta durante duracion fino durata tot totdat
    gedurende duur
    """.split()  # noqa: SIM905  as above
)
"""What leads to an end, or fills a time, however that is called."""
NUMBERS = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve fifteen eighteen twenty thirty forty fifty hundred
    deux trois quatre cinq sept huit neuf dix douze quinze vingt trente cent
    zwei drei vier funf sechs sieben acht zehn zwolf zwanzig dreisig hundert
    due tre quattro cinque sei sette otto nove dieci dodici venti trenta cento
    dos cuatro cinco seis siete ocho nueve diez doce quince veinte treinta cien
    twee drie zes zeven negen tien twaalf vijftien twintig dertig honderd
    """.split()  # noqa: SIM905  as above
)
