import { asks, notes, type Scenario, says } from "./scenario";

export const food: readonly Scenario[] = [
  {
    language: "pt",
    who: "rider",
    subjects: [
      "Pedido {order} sem a sobremesa",
      "{restaurant} esqueceu a sobremesa",
      "Falta um prato no pedido {order}",
      "Faltou metade do pedido {order}",
    ],
    labels: ["missing item", "refund"],
    thread: [
      asks("O meu pedido {order} do {restaurant} chegou sem a sobremesa e sem talheres. Paguei {amount}."),
      says(
        "Olá {first}, lamento. Devolvi já o valor da sobremesa. Quer que o restaurante a envie ou prefere o crédito?",
      ),
      asks("O crédito está ótimo, obrigada."),
      says("Feito: o crédito fica disponível em poucos minutos."),
    ],
  },
  {
    language: "it",
    who: "merchant",
    subjects: [
      "Le foto del menù non si vedono",
      "Menù di {restaurant} senza immagini",
      "14 piatti senza foto da stamattina",
      "Foto dei piatti sparite dopo l'aggiornamento",
    ],
    labels: ["merchant", "menu"],
    priority: "high",
    thread: [
      asks("Da stamattina i nostri 14 piatti sono senza foto. Abbiamo già perso ordini. {restaurant}, {street}."),
      says(
        "Buongiorno {first}, abbiamo visto il problema: le immagini vengono ricaricate ora, entro un'ora sono di nuovo visibili.",
      ),
      notes("Image sync failed for 3 merchants in {city}. Restarted, 11 of 14 are back."),
      asks("Ne mancano ancora tre, i dolci."),
      says("Ora ci sono tutte. Per oggi vi togliamo la commissione sugli ordini di dolci."),
      asks("Grazie, molto gentili."),
    ],
  },
  {
    language: "en",
    who: "rider",
    subjects: [
      "Order arrived cold, 70 minutes late",
      "Courier stood still on {street}",
      "{order}: cold and over an hour late",
      "Cold food again from {restaurant}",
    ],
    labels: ["late", "quality"],
    thread: [
      asks(
        "My order {order} from {restaurant} took 70 minutes and was cold. The app showed the courier standing still on {street} for half an hour.",
      ),
      says(
        "Hi {first}, that is not how it should be. I refunded {amount}. Did the courier have several orders with him?",
      ),
      asks("Yes, three bags at least."),
      notes("Courier had 4 stacked orders. Stacking limit of this zone is 2, tell operations."),
      says("Thank you. The zone accepted too many orders at once; that limit works again."),
    ],
  },
  {
    language: "es",
    who: "merchant",
    subjects: [
      "La tablet no recibe pedidos",
      "Sin pedidos desde las {hour}",
      "La tablet se reinicia sola, {restaurant}",
      "{restaurant}: la tablet se queda sin conexión",
    ],
    labels: ["merchant", "device"],
    priority: "urgent",
    type: "incident",
    thread: [
      asks("La tablet de {restaurant} no recibe pedidos desde las {hour}. El wifi funciona, la reiniciamos dos veces."),
      says(
        "Hola {first}, pausamos el local para que no se acumulen. ¿Qué número aparece abajo a la derecha en la pantalla?",
      ),
      asks("Aparece 7.2.1 y un icono rojo."),
      says("Gracias, es una versión antigua. Acabo de forzar la actualización: en dos minutos vuelve a sonar."),
      asks("Ya entró el primer pedido, gracias."),
    ],
  },
  {
    language: "fr",
    who: "rider",
    subjects: [
      "Allergie : mauvais plat livré",
      "{restaurant} : allergie ignorée",
      "Noix dans le dessert, {order}",
      "Commande {order} : noix malgré l'allergie",
    ],
    labels: ["allergy", "quality"],
    priority: "urgent",
    pinned: "Allergy to nuts. Call back, do not only write.",
    thread: [
      asks(
        "J'avais indiqué une allergie aux noix pour la commande {order} de {restaurant} et le dessert en contenait. Heureusement vu à temps.",
      ),
      says(
        "Bonjour {first}, c'est très grave et nous sommes désolés. Tout le monde va bien ? Le restaurant a été prévenu à l'instant.",
      ),
      asks("Oui, personne n'y a touché. Mais cela ne doit pas se reproduire."),
      notes(
        "Kitchen confirms: note was printed but not read. Merchant gets the allergy training again, follow up on {day}.",
      ),
      says(
        "Vous avez raison. La commande est remboursée, et la cuisine confirme désormais chaque mention d'allergie à l'écran.",
      ),
    ],
  },
  {
    language: "de",
    who: "merchant",
    subjects: [
      "Öffnungszeiten an Feiertagen ändern",
      "Feiertag falsch in der App",
      "{restaurant} am Feiertag geschlossen",
      "{restaurant}: Feiertag wird als geöffnet angezeigt",
    ],
    labels: ["merchant", "hours"],
    priority: "low",
    thread: [
      asks("Guten Morgen, am Feiertag haben wir geschlossen, die App zeigt aber geöffnet. Wo kann ich das ändern?"),
      says(
        "Guten Morgen {first}, unter Betrieb → Sonderzeiten. Ich habe den Feiertag schon eingetragen. Passt 0 bis 24 Uhr geschlossen?",
      ),
      asks("Perfekt, danke."),
    ],
  },
  {
    language: "en",
    who: "merchant",
    subjects: [
      "Payout lower than the orders of last week",
      "{restaurant}: {amount} missing from the payout",
      "Order {order} not in our statement",
      "Weekly statement does not add up",
    ],
    labels: ["merchant", "payout"],
    file: "orders-export.csv",
    thread: [
      asks(
        "Our statement says {amount}, our till says more. I attach our export of last week. Which orders are missing?",
      ),
      says(
        "Hello {first}, thank you for the file. Five orders of Sunday fall into the next statement, since the week closes at 20:00. Could that be the difference?",
      ),
      asks("That explains four of the five. One is still missing: {order}."),
      notes(
        "{order} was refunded to the rider by us and wrongly booked on the merchant. Correct it with the next payout.",
      ),
      says("You are right: that refund was ours to pay. {amount2} comes with the next payout."),
      asks("Thanks for sorting it out so quickly."),
    ],
  },
  {
    language: "pl",
    who: "rider",
    subjects: ["Zły adres w zamówieniu {order}", "Kurier pojechał na stary adres"],
    labels: ["address"],
    thread: [
      asks("Zamówienie {order} pojechało na mój stary adres. Nowy to {street}, zmieniłam go tydzień temu."),
      says("Dzień dobry {first}, kurier jest już w drodze na nowy adres, będzie o {hour}."),
      asks("Dotarło, jeszcze ciepłe. Dziękuję!"),
    ],
  },
  {
    language: "ar",
    who: "merchant",
    subjects: ["تعديل أسعار قائمة الطعام", "أسعار {restaurant} لم تتحدّث"],
    labels: ["merchant", "menu"],
    thread: [
      asks("قمنا بتغيير أسعار ستة أطباق منذ يومين لكن التطبيق ما زال يعرض الأسعار القديمة."),
      says("أهلًا {first}، التغييرات كانت بانتظار الموافقة. تمت الموافقة الآن وستظهر خلال عشر دقائق."),
      asks("ظهرت الأسعار الجديدة، شكرًا."),
    ],
  },
  {
    language: "tr",
    who: "rider",
    subjects: ["Siparişim iptal edildi, para iadesi yok", "{order} iptal, ücret hâlâ kartımda"],
    labels: ["refund"],
    thread: [
      asks("Sipariş {order} restoran tarafından iptal edildi ama {amount} hâlâ kartımda bloke."),
      says("Merhaba {first}, iade bugün gönderildi. Bankanıza göre 1-3 iş günü sürebilir."),
      asks("Bugün geldi, teşekkürler."),
    ],
  },
  {
    language: "ro",
    who: "merchant",
    subjects: ["Comisionul nu corespunde contractului", "Factură comision {restaurant}"],
    labels: ["merchant", "invoice"],
    thread: [
      asks("Pe ultima factură comisionul este cu două puncte mai mare decât în contract. Vă rog să verificați."),
      says(
        "Bună ziua {first}, aveți dreptate, promoția de lansare s-a încheiat cu o săptămână prea devreme. Emitem o factură corectată.",
      ),
      asks("Mulțumesc, am primit-o."),
    ],
  },
  {
    language: "en",
    who: "rider",
    subjects: ["Promo code not accepted at checkout", "Voucher WELCOME7 says expired"],
    labels: ["voucher"],
    priority: "low",
    thread: [
      asks("The voucher from your mail of {day} is refused as expired, although it says it is valid for two weeks."),
      says(
        "Hi {first}, the voucher works for food only, and the basket holds a parcel. Could you try it with food alone?",
      ),
      asks("Ah, now it works. The message could be clearer!"),
      says("It could. I passed that on, thank you."),
    ],
  },
  {
    language: "sw",
    who: "rider",
    subjects: ["Chakula kimefika kimemwagika", "Agizo {order} limemwagika njiani"],
    labels: ["quality", "refund"],
    thread: [
      asks("Agizo {order} kutoka {restaurant} limefika likiwa limemwagika. Nimelipa {amount}."),
      says("Pole sana {first}. Tumerudisha pesa zote na tumezungumza na mpanda pikipiki."),
      asks("Asante kwa haraka."),
    ],
  },
];
