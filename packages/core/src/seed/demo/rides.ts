import { asks, notes, type Scenario, says } from "./scenario";

export const rides: readonly Scenario[] = [
  {
    language: "en",
    who: "rider",
    subjects: [
      "Double charge on cancelled ride",
      "{amount} charged for a ride I cancelled",
      "Refund for {trip} is still missing",
      "Reservation of {amount} not released",
      "Charged twice for trip {trip}",
    ],
    labels: ["refund", "payment"],
    thread: [
      asks("I cancelled trip {trip} within a minute and was charged {amount} twice. Please refund both."),
      says(
        "Hi {first}, I can see one charge and one reservation. The reservation drops out by itself; I have asked the payment provider to speed it up and refunded the fee of {amount}.",
      ),
      asks("The fee is back, the other amount is still there after two days."),
      notes("Provider case {order} opened. Answer within 3 working days."),
      says("Thank you for checking. The provider confirmed: the second amount was released today."),
      asks("Confirmed, it is back on my card."),
    ],
  },
  {
    language: "de",
    who: "rider",
    subjects: [
      "Rechnung für Oktober-Fahrten, Firmenkonto",
      "Rechnung mit Umsatzsteuer-ID benötigt",
      "Firmenkonto {city}: Beleg über {amount}",
      "Falsche Rechnungsadresse hinterlegt",
      "Sammelrechnung fehlt im Firmenkonto",
    ],
    labels: ["invoice", "business"],
    priority: "low",
    thread: [
      asks(
        "Guten Tag, für unser Firmenkonto fehlt die Sammelrechnung vom Oktober. Bitte senden Sie die Rechnung mit unserer Umsatzsteuer-ID, die Buchhaltung wartet.",
      ),
      says(
        "Guten Tag {first}, die Rechnung wurde an die alte Adresse geschickt. Welche Adresse sollen wir künftig verwenden?",
      ),
      asks("Bitte an rechnung@… wie im Impressum, und gern immer am ersten Werktag."),
      says("Ist hinterlegt. Die Oktober-Rechnung über {amount} liegt jetzt auch im Firmenkonto unter Belege."),
    ],
  },
  {
    language: "es",
    who: "rider",
    subjects: [
      "El conductor tomó una ruta más larga",
      "Precio distinto al anunciado, viaje {trip}",
      "Desvío por la ronda: {amount}",
      "¿Por qué pagué {amount} desde {street}?",
      "Me cobraron {amount} por un trayecto de diez minutos",
    ],
    labels: ["fare", "refund"],
    thread: [
      asks(
        "El viaje {trip} desde {street} suele costar la mitad. El conductor dio una vuelta enorme por la ronda y me cobraron {amount}.",
      ),
      says(
        "Hola {first}, gracias por avisarnos. Hemos mirado el recorrido: había un desvío por obras, pero la aplicación debió avisarte antes.",
      ),
      asks("No me avisó nadie, y llegué tarde."),
      says("Tienes razón. Te devolvemos la diferencia, {amount}, y lo comentamos con el conductor."),
      asks("Gracias, así da gusto."),
    ],
  },
  {
    language: "fr",
    who: "rider",
    subjects: [
      "Course {trip} facturée mais jamais effectuée",
      "Vingt minutes d’attente {street}",
      "Remboursement de {amount} demandé",
      "Course fantôme {trip}",
      "Le chauffeur n'est jamais venu",
    ],
    labels: ["refund"],
    thread: [
      asks(
        "J'ai attendu vingt minutes {street} et le chauffeur n'est jamais venu. La course {trip} m'a pourtant été facturée {amount}.",
      ),
      says(
        "Bonjour {first}, toutes mes excuses. Le chauffeur a validé la prise en charge par erreur. Nous vous remboursons {amount} sous trois jours.",
      ),
      asks("Merci. J'ai raté mon train, est-ce qu'il y a un geste possible ?"),
      notes("Offer one credit of €10, first complaint in 18 months."),
      says("Bien sûr : un avoir de 10 € est sur votre compte, valable un an."),
    ],
  },
  {
    language: "pt",
    who: "rider",
    subjects: [
      "Taxa de limpeza cobrada por engano",
      "Contesto a taxa da viagem {trip}",
      "{amount} de limpeza? Não fomos nós",
      "Fotografias que não são do carro",
      "Não sujei o carro: taxa de {amount}",
    ],
    labels: ["fare", "dispute"],
    thread: [
      asks("Cobraram-me {amount} de limpeza pela viagem {trip}. Éramos duas pessoas, ninguém sujou nada."),
      says("Olá {first}, pedi as fotografias ao motorista. Assim que chegarem respondo-lhe."),
      notes("Photos are from another car: the number plate does not match. Refund and talk to the driver."),
      says("As fotografias não são desse carro. A taxa foi devolvida e pedimos desculpa pelo incómodo."),
      asks("Obrigada pela honestidade."),
    ],
  },
  {
    language: "en",
    who: "driver",
    subjects: [
      "Airport queue shows me outside the zone",
      "GPS jumps at the airport, {plate}",
      "Twice removed from the airport queue",
      "Waiting area not recognised since {day}",
      "Lost my place in the airport queue",
    ],
    labels: ["airport", "app"],
    thread: [
      asks(
        "The app says that I am outside the airport zone while I stand in the waiting area. I lost my place twice today. {vehicle}, {plate}.",
      ),
      says(
        "Hi {first}, your GPS jumps by 300 m in the covered part. Could you try the upper deck once, and tell us the time?",
      ),
      asks("Upper deck works. Tried at {hour}."),
      notes("Third report about the covered area this week. Ask mapping to widen the zone by 200 m."),
      says("Thank you. Mapping has widened the zone; the covered part counts from today."),
    ],
  },
  {
    language: "it",
    who: "rider",
    subjects: [
      "Seggiolino richiesto ma non presente",
      "Auto senza seggiolino, {street}",
      "Serve un seggiolino domani alle {hour}",
      "Rimborso {amount} per corsa non partita",
      "Viaggio {trip}: niente seggiolino",
    ],
    labels: ["family", "quality"],
    priority: "high",
    thread: [
      asks(
        "Avevo prenotato il seggiolino per il viaggio {trip}, ma l'autista non l'aveva. Con una bambina di due anni non siamo potuti partire.",
      ),
      says(
        "Buongiorno {first}, ci dispiace molto. L'autista non doveva accettare la corsa. L'importo di {amount} è già rimborsato.",
      ),
      asks("Grazie, ma domani mattina ho di nuovo bisogno del passaggio."),
      says("Ho prenotato per voi un'auto con seggiolino alle {hour}, l'autista ha confermato con una foto."),
      asks("Arrivato puntuale, perfetto."),
    ],
  },
  {
    language: "pl",
    who: "rider",
    subjects: [
      "Paragon bez NIP, przejazd {trip}",
      "Faktura za przejazd {amount}",
      "NIP w profilu, a paragon bez",
      "Faktury za cały miesiąc, {city}",
      "Proszę o fakturę z NIP",
    ],
    labels: ["invoice"],
    priority: "low",
    thread: [
      asks(
        "Dzień dobry, potrzebuję faktury z NIP za przejazd {trip} na kwotę {amount}. W aplikacji widzę tylko paragon.",
      ),
      says("Dzień dobry {first}, proszę podać NIP i nazwę firmy, wystawimy fakturę jeszcze dziś."),
      asks("NIP wysłałam w profilu firmowym, nazwa się zgadza."),
      says("Faktura jest w zakładce Dokumenty. Kolejne będą wystawiane automatycznie."),
    ],
  },
  {
    language: "sw",
    who: "driver",
    subjects: [
      "Malipo ya wiki hayajafika",
      "Namba ya simu ya malipo imebadilika",
      "{amount} haijaingia tangu jana",
      "Malipo ya safari {city} yamechelewa",
      "Bado sijapokea malipo ya {amount}",
    ],
    labels: ["payout"],
    priority: "high",
    thread: [
      asks("Habari, malipo yangu ya wiki iliyopita, {amount}, hayajafika kwenye simu. Wenzangu wamepokea jana."),
      says("Habari {first}, pole kwa usumbufu. Namba yako ilibadilishwa; tafadhali thibitisha namba nne za mwisho."),
      asks("Ni 4471. Niliibadilisha wiki iliyopita."),
      says("Asante. Malipo yametumwa tena na yatafika ndani ya saa mbili."),
      asks("Nimepokea, asante sana."),
    ],
  },
  {
    language: "nl",
    who: "rider",
    subjects: [
      "Verkeerd ophaalpunt bij het station",
      "Wachtkosten {amount} niet terecht",
      "Ophaalpunt {street} klopt niet",
      "Chauffeur kon me niet vinden",
      "Rit {trip}: chauffeur stond aan de andere kant",
    ],
    labels: ["map"],
    thread: [
      asks(
        "De pin stond aan de achterkant van het station, de chauffeur aan de voorkant. Ik heb {amount} wachtkosten betaald.",
      ),
      says("Hoi {first}, vervelend. De wachtkosten zijn teruggestort en het ophaalpunt is verplaatst."),
      asks("Top, dank je."),
    ],
  },
  {
    language: "en",
    who: "rider",
    subjects: [
      "Cannot add a second stop",
      "Second stop on {trip} crashes the app",
      "App 8.41 closes on Android 15",
      "Adding {street} as a stop fails",
      "App closes when I add a stop",
    ],
    labels: ["app"],
    type: "incident",
    thread: [
      asks("Whenever I add a second stop the app closes. Android 15, happens every time since the update on {day}."),
      says(
        "Hi {first}, thank you, that helps. We can see the crash; a fix is on the way. Until then please order from the web page.",
      ),
      notes("Same as the crash reported by mobile on {day}. Affects Android 15 only."),
      says("The fix is in version 8.42, which is in the store now. Could you try?"),
      asks("Works again."),
    ],
  },
];
