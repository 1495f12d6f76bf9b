import { asks, notes, type Scenario, says } from "./scenario";

export const parcels: readonly Scenario[] = [
  {
    language: "de",
    who: "rider",
    subjects: [
      "Paket als zugestellt markiert, nie erhalten",
      "{parcel} liegt bei niemandem",
      "Zustellfoto zeigt fremde Tür",
      "Parcel marked delivered, never received",
    ],
    labels: ["missing parcel"],
    priority: "high",
    file: "zustellfoto.png",
    thread: [
      asks(
        "Mein Paket {parcel} soll heute um {hour} zugestellt worden sein. Das Foto zeigt eine andere Tür, ich wohne in der {street}.",
      ),
      says(
        "Hallo {first}, danke für den Hinweis. Der Kurier war eine Hausnummer weiter. Wir holen das Paket ab und bringen es heute noch.",
      ),
      notes("Courier back on {street} around 18:00, neighbour has the parcel."),
      says("Das Paket ist unterwegs zu Ihnen, Ankunft gegen {hour}."),
      asks("Ist angekommen, unbeschädigt. Danke!"),
    ],
  },
  {
    language: "en",
    who: "rider",
    subjects: [
      "Wrong parcel delivered",
      "Labels swapped? {parcel}",
      "Neighbour of {street} has my parcel",
      "I got somebody else's parcel {parcel}",
    ],
    labels: ["wrong parcel"],
    thread: [
      asks(
        "I received a parcel for a neighbour on {street} whom I don't know. My own, {parcel}, is still shown as on its way.",
      ),
      says(
        "Hi {first}, the two labels were swapped at the hub. A courier picks the wrong one up and brings yours between {hour} and 20:00. Is somebody at home?",
      ),
      asks("Yes, I'm home."),
      says("Thank you for your patience. The delivery fee is refunded."),
    ],
  },
  {
    language: "fr",
    who: "merchant",
    subjects: [
      "Ramassage manqué deux jours de suite",
      "23 colis en attente {street}",
      "Créneau de {hour} supprimé ?",
      "Aucun coursier pour le ramassage de {hour}",
    ],
    labels: ["pickup", "business"],
    priority: "high",
    thread: [
      asks("Le ramassage de {hour} n'a pas eu lieu, hier non plus. Nous avons 23 colis en attente {street}."),
      says(
        "Bonjour {first}, un coursier avec une fourgonnette arrive dans trente minutes. Le créneau avait été supprimé par erreur.",
      ),
      asks("Il est passé, merci. Qu'en est-il de demain ?"),
      notes("Slot restored until the end of the quarter. Check tomorrow at 17:00 that it shows."),
      says("Le créneau est rétabli tous les jours ouvrés à {hour}."),
    ],
  },
  {
    language: "es",
    who: "rider",
    subjects: ["Cambiar la dirección de entrega de {parcel}", "No estaré en casa: paquete {parcel}"],
    labels: ["address"],
    priority: "low",
    thread: [
      asks("Hola, mañana no estaré en casa. ¿Podéis dejar el paquete {parcel} en la portería de {street}?"),
      says("Hola {first}, claro. Queda anotado: portería, antes de las {hour}. ¿Hay que dar algún código?"),
      asks("El 1432 en el portero automático."),
      says("Perfecto, el repartidor lo ve en su ruta."),
    ],
  },
  {
    language: "pl",
    who: "rider",
    subjects: [
      "Uszkodzona przesyłka {parcel}",
      "Reklamacja: rozbity wazon, {amount}",
      "{parcel} dotarła zgnieciona",
      "Paczka zgnieciona, zawartość rozbita",
    ],
    labels: ["damage"],
    file: "paczka.png",
    thread: [
      asks("Przesyłka {parcel} przyszła zgnieciona, w środku rozbity wazon za {amount}. Zdjęcia w załączniku."),
      says(
        "Dzień dobry {first}, bardzo przepraszamy. Do reklamacji potrzebujemy jeszcze zdjęcia opakowania od strony etykiety.",
      ),
      asks("Już wysyłam."),
      notes("Box was sealed by us at the hub, so it is on us. Pay in full."),
      says("Reklamacja uznana, {amount} wróci na kartę w ciągu trzech dni."),
    ],
  },
  {
    language: "en",
    who: "merchant",
    subjects: ["API label printing returns an empty PDF", "Labels come out blank since {day}"],
    labels: ["business", "integration"],
    type: "problem",
    thread: [
      asks(
        "Since {day} the label endpoint answers with an empty PDF for international parcels. Request id 7f31-{order}.",
      ),
      says(
        "Hello {first}, thank you for the request id. It fails when the customs value is missing. Until we fix the message, send value and currency.",
      ),
      asks("With the value it works. Please return an error instead of a blank page."),
      notes("Filed with the parcels team: answer 422 with the field name. Tell the customer when it ships."),
      says("It is live: a missing customs value is now refused and names the field."),
    ],
  },
  {
    language: "it",
    who: "rider",
    subjects: ["Pacco fermo in magazzino da tre giorni", "Dov'è il pacco {parcel}?"],
    labels: ["delay"],
    thread: [
      asks("Il pacco {parcel} è fermo in magazzino da tre giorni. È un regalo per sabato."),
      says(
        "Buongiorno {first}, l'etichetta si era staccata. L'abbiamo ristampata: consegna domani mattina prima delle {hour}.",
      ),
      asks("Arrivato stamattina, in tempo. Grazie."),
    ],
  },
  {
    language: "pt",
    who: "rider",
    subjects: ["Código de recolha não funciona", "Cacifo não abre, encomenda {parcel}"],
    labels: ["locker"],
    thread: [
      asks("Estou em frente ao cacifo da {street} e o código da encomenda {parcel} não funciona."),
      says("Olá {first}, abri a porta 12 à distância. Consegue retirar a encomenda?"),
      asks("Sim, já está comigo, obrigado!"),
    ],
  },
  {
    language: "nl",
    who: "rider",
    subjects: ["Pakket bij de buren, maar welke?", "Waar is pakket {parcel}?"],
    labels: ["missing parcel"],
    thread: [
      asks("Volgens de app ligt pakket {parcel} bij de buren. Ik heb bij vier deuren aangebeld, niemand weet iets."),
      says("Hoi {first}, de koerier heeft het op nummer 31 afgegeven, bij de winkel beneden."),
      asks("Gevonden, bedankt!"),
    ],
  },
  {
    language: "ar",
    who: "rider",
    subjects: ["تأخر الطرد {parcel}", "لم يصل الطرد بعد"],
    labels: ["delay"],
    thread: [
      asks("الطرد رقم {parcel} كان يجب أن يصل أمس. متى سيصل؟ العنوان: {street}."),
      says("أهلًا {first}، نعتذر عن التأخير. الطرد مع المندوب الآن وسيصل قبل الساعة {hour}."),
      asks("وصل الطرد، شكرًا لكم."),
    ],
  },
];
