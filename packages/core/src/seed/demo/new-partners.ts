import { asks, notes, type Scenario, says } from "./scenario";

export const newPartners: readonly Scenario[] = [
  {
    language: "fr",
    who: "driver",
    subjects: [
      "Changer mon IBAN avant vendredi",
      "Nouveau compte bancaire, versement de {amount}",
      "RIB modifié, merci de confirmer",
      "Versement {amount} : changer de banque",
      "Nouveau RIB pour mes versements",
    ],
    labels: ["payout"],
    file: "rib.pdf",
    thread: [
      asks(
        "Bonjour, j'ai changé de banque et mon ancien compte ferme vendredi. Le nouveau RIB est en pièce jointe. Pouvez-vous le mettre à jour avant le prochain versement de {amount} ?",
      ),
      says(
        "Bonjour {first}, bien reçu. Par sécurité nous devons confirmer le changement : quel est le montant de votre dernier versement ?",
      ),
      asks("Le dernier versement était de {amount}, reçu lundi matin."),
      notes("Amount matches. New IBAN entered, second pair of eyes needed before Thursday 18:00."),
      says("Merci, c'est confirmé. Le prochain versement ira sur le nouveau compte."),
      asks("Parfait, merci beaucoup !"),
    ],
  },
  {
    language: "pt",
    who: "merchant",
    subjects: [
      "Certidão permanente de {restaurant}",
      "Registo de {restaurant} pede documentos outra vez",
      "Abrir {restaurant} em {city}: o que falta?",
      "NIF de {restaurant} recusado",
      "Company registration for {restaurant}",
    ],
    labels: ["merchant", "documents"],
    file: "certidao-permanente.pdf",
    pinned: "Owner answers fastest by phone before 11:00.",
    thread: [
      asks(
        "Boa tarde, enviamos a certidão permanente mas o sistema pede outra vez o registo da empresa. Falta alguma coisa para abrirmos em {city}?",
      ),
      says(
        "Boa tarde {first}, obrigado. A certidão está boa; falta apenas o NIF da empresa com nove dígitos, o enviado tem oito.",
      ),
      asks("Tem toda a razão, faltava um dígito. Já corrigi no formulário."),
      notes("Tax number valid. Contract can go out, commission as agreed with sales."),
      says("Está tudo completo. O contrato segue hoje por e-mail e podem abrir na próxima segunda-feira."),
    ],
  },
  {
    language: "en",
    who: "courier",
    subjects: [
      "Courier bag damaged on first shift",
      "New bag needed, zip gone",
      "Deposit for a second thermal bag?",
      "Bag handed out on {street} is broken",
      "Thermal bag: zip broken after one day",
    ],
    labels: ["equipment"],
    file: "bag-zip.png",
    thread: [
      asks(
        "The zip of my thermal bag broke on my very first shift on {street}. Can I get another one without paying the deposit again?",
      ),
      says(
        "Hi {first}, of course: a zip should last longer than a day. Could you send a photo of the label inside the lid?",
      ),
      asks("Photo attached. Serial number ends in 4471."),
      notes("Batch 4400 to 4500 has the bad zip. Replace without questions."),
      says("Thank you. A new bag waits for you at the hub on {street}, no deposit. Just show this number: {order}."),
      asks("Picked it up, much better zip. Thanks!"),
    ],
  },
  {
    language: "de",
    who: "courier",
    subjects: [
      "Lieferzone ändern nach Umzug",
      "Neue Adresse {street}, andere Zone",
      "Wechsel in die Abendschicht",
      "Kann ich ab Montag in {city} Mitte fahren?",
      "Umzug: neue Zone in {city}",
    ],
    labels: ["zone"],
    priority: "low",
    thread: [
      asks("Hallo, ich bin in die {street} umgezogen und möchte die Zone wechseln. Geht das noch in diesem Monat?"),
      says("Hallo {first}, gern. Die Zone Mitte öffnet am Montag wieder für Wechsel. Soll ich dich vormerken?"),
      asks("Ja bitte, am liebsten die Abendschicht."),
      says("Ist eingetragen: ab Montag Zone Mitte, Schichten ab 17 Uhr."),
    ],
  },
  {
    language: "pt",
    who: "driver",
    subjects: [
      "Segundo motorista para o mesmo carro",
      "Acrescentar condutor ao {vehicle}",
      "Carta verde com dois nomes, {plate}",
      "O meu irmão quer conduzir comigo",
      "Second driver for the same vehicle",
    ],
    labels: ["vehicle", "documents"],
    thread: [
      asks("Bom dia, o meu irmão também quer conduzir o meu {vehicle} ({plate}). O que precisamos de enviar?"),
      says(
        "Bom dia {first}, basta acrescentá-lo como condutor na apólice do seguro e enviar a carta verde atualizada.",
      ),
      asks("A seguradora diz que demora uma semana. Ele pode começar antes?"),
      says(
        "Infelizmente não: sem o nome dele na apólice nenhum dos dois estaria coberto. Envie assim que chegar e tratamos no mesmo dia.",
      ),
      asks("Compreendo. Já chegou, segue em anexo."),
      says("Obrigado! Está aprovado, o seu irmão pode começar hoje."),
    ],
  },
  {
    language: "it",
    who: "merchant",
    subjects: [
      "Aggiungere una seconda sede",
      "Nuova sede in {street}",
      "{restaurant} apre anche a {city}",
      "Stesso contratto per due ristoranti?",
      "Seconda sede per {restaurant}",
    ],
    labels: ["merchant"],
    priority: "low",
    thread: [
      asks(
        "Buongiorno, apriamo una seconda sede in {street}. Possiamo usare lo stesso contratto o serve una nuova registrazione?",
      ),
      says("Buongiorno {first}, il contratto resta lo stesso; serve la SCIA della nuova sede e l'orario di apertura."),
      asks("Le invio la SCIA. Orario: dalle 12 alle 15 e dalle 19 alle 23."),
      says("Grazie, la sede è online da domani. Il menù è copiato dalla prima, potete modificarlo quando volete."),
    ],
  },
  {
    language: "en",
    who: "merchant",
    subjects: [
      "Hygiene certificate from another country",
      "{restaurant}: certificate issued abroad",
      "Do we need an inspection in {city}?",
      "Moving {restaurant}, which papers?",
      "Is our certificate from abroad accepted?",
    ],
    labels: ["merchant", "documents"],
    thread: [
      asks(
        "We moved {restaurant} here last month. Our hygiene certificate was issued abroad and is valid until next year. Do you accept it, or do we need an inspection first?",
      ),
      says("Hello {first}, a certificate issued in the EU counts, others need a local inspection. Who issued yours?"),
      asks("The city of Porto, in March."),
      says("Then it is accepted as it is. You are one step from going live: the photos of the kitchen."),
    ],
  },
  {
    language: "nl",
    who: "courier",
    subjects: [
      "Overstap van fiets naar e-scooter",
      "Kan ik op een e-scooter rijden in {city}?",
      "Verzekering voor scooter {plate}",
      "Ander voertuig doorgeven",
      "Replace vehicle: bicycle to e-scooter",
    ],
    labels: ["vehicle", "insurance"],
    priority: "low",
    thread: [
      asks("Hoi, ik wil van de fiets naar een e-scooter. Heb ik een nieuwe verzekering nodig of loopt die via Nawa?"),
      says(
        "Hoi {first}, voor een e-scooter heb je een eigen WA-verzekering nodig. Stuur het bewijs en een foto van het kenteken.",
      ),
      asks("Bijgevoegd, kenteken {plate}."),
      says("Top, goedgekeurd. Vanaf vanavond zie je ook de langere ritten."),
    ],
  },
];
