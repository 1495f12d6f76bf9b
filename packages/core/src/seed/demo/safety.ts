import { asks, notes, type Scenario, says } from "./scenario";

export const safety: readonly Scenario[] = [
  {
    language: "en",
    who: "rider",
    subjects: ["Driver refused to stop, rider felt unsafe", "Felt unsafe on trip {trip}"],
    labels: ["safety", "call back"],
    priority: "urgent",
    type: "incident",
    pinned: "Rider wants to be called, not written to. Prefers a female colleague.",
    thread: [
      asks(
        "I asked him twice to let me out at {street} and he kept driving for another five minutes. I am home now but still shaken. Trip {trip}.",
      ),
      says(
        "Dear {first}, I am very sorry. Your safety comes first: the driver cannot take rides while we look into this. May I call you now?",
      ),
      asks("Yes please, any time before 21:00."),
      notes("Called, 18 minutes. Recording of the trip secured. Driver paused, statement requested until {day}."),
      says(
        "Thank you for talking to me. You will hear from us within two days, and you will never be matched with this driver again.",
      ),
      asks("Thank you for taking it seriously."),
    ],
  },
  {
    language: "fr",
    who: "driver",
    subjects: ["Accident léger {street}, que faire ?", "Constat après un accrochage, {plate}"],
    labels: ["accident", "insurance"],
    priority: "urgent",
    type: "incident",
    file: "constat.pdf",
    thread: [
      asks(
        "Un scooter a accroché mon véhicule {plate} {street}. Personne n'est blessé, le constat est en pièce jointe. Puis-je continuer à rouler ?",
      ),
      says(
        "Bonjour {first}, l'essentiel est que tout le monde aille bien. Merci d'envoyer deux photos des dégâts avant de reprendre.",
      ),
      asks("Voici les photos, seule l'aile est rayée."),
      notes("Cosmetic damage only, claim opened with the insurer."),
      says("Merci, vous pouvez reprendre. L'assurance vous contactera sous 48 heures."),
    ],
  },
  {
    language: "en",
    who: "courier",
    subjects: ["Scooter theft report, police reference", "E-scooter stolen outside {restaurant}"],
    labels: ["theft", "insurance"],
    priority: "high",
    type: "incident",
    thread: [
      asks(
        "My scooter {plate} was stolen while I collected an order at {restaurant}. The police reference is 31/{order}.",
      ),
      says(
        "Hi {first}, I'm sorry to hear that. Are you all right? The running orders are reassigned. Please send the police report as soon as you have it.",
      ),
      asks("I'm fine, thanks. Report attached."),
      notes("Insurer answers within 5 working days. Courier asks for a bicycle in the meantime: approved."),
      says("A bicycle waits at the hub on {street}. The insurer has everything and answers within five working days."),
    ],
  },
  {
    language: "es",
    who: "rider",
    subjects: ["El conductor no coincide con la foto", "Otra persona conducía el coche {plate}"],
    labels: ["safety", "identity"],
    priority: "urgent",
    thread: [
      asks("El conductor del viaje {trip} no era el de la foto. El coche sí, {plate}. No me subí."),
      says(
        "Hola {first}, hiciste bien. Hemos suspendido la cuenta mientras lo comprobamos. ¿Puedes describir a la persona?",
      ),
      asks("Hombre de unos 50 años, barba. La foto es de alguien joven."),
      notes("Account shared with a relative. Both blocked, appeal possible within 14 days."),
      says("Gracias a tu aviso la cuenta está cerrada. El cargo de {amount} está anulado."),
    ],
  },
  {
    language: "pt",
    who: "driver",
    subjects: ["Passageiro agressivo na viagem {trip}", "Ameaça de passageiro, o que fazer?"],
    labels: ["safety"],
    priority: "high",
    thread: [
      asks(
        "O passageiro da viagem {trip} ameaçou-me porque não parei em local proibido. Não quero voltar a recebê-lo.",
      ),
      says(
        "Bom dia {first}, lamento muito. O passageiro foi bloqueado para si e está suspenso enquanto analisamos. Está bem?",
      ),
      asks("Estou, obrigado. Tenho a gravação se precisarem."),
      says("Obrigado, guardámos a gravação. A conta do passageiro foi encerrada."),
    ],
  },
  {
    language: "de",
    who: "rider",
    subjects: ["Fahrer telefonierte während der Fahrt", "Fahrt {trip}: Handy am Steuer"],
    labels: ["safety", "quality"],
    thread: [
      asks("Der Fahrer hat auf der ganzen Fahrt {trip} mit dem Handy in der Hand telefoniert. Das ist gefährlich."),
      says("Guten Tag {first}, danke für den Hinweis. Wir nehmen das ernst und sprechen heute mit dem Fahrer."),
      notes("Second report in 6 months. Mandatory refresher, rides paused until passed."),
      says(
        "Der Fahrer muss die Sicherheitsschulung wiederholen, bevor er weiterfährt. Danke, dass Sie sich gemeldet haben.",
      ),
    ],
  },
];
