import { asks, notes, type Scenario, says } from "./scenario";

export const lostItems: readonly Scenario[] = [
  {
    language: "ar",
    who: "rider",
    subjects: [
      "نسيت هاتفي في سيارة الأجرة",
      "أغراض مفقودة، الرحلة {trip}",
      "فقدت {item} في الطريق إلى المطار",
      "السائق {driver} لا يردّ",
      "نسيت {item} في السيارة",
    ],
    labels: ["lost item", "airport"],
    priority: "high",
    pinned: "Driver is {driver}. Handover at the airport desk, ground floor, until 20:00.",
    thread: [
      asks("مرحبًا، نسيت {item} في المقعد الخلفي بعد رحلتي {trip} إلى المطار. السائق لا يردّ على الاتصال."),
      says("صباح الخير {first}، تواصلنا مع السائق وسنخبرك خلال عشرين دقيقة."),
      notes("{driver} found it and is on his way back. He can hand it over after 13:00."),
      says("أخبار جيدة: السائق وجد أغراضك ويمكنه تسليمها اليوم بعد الساعة الواحدة. هل يناسبك؟"),
      asks("نعم، ممتاز، شكرًا جزيلًا لكم."),
    ],
  },
  {
    language: "en",
    who: "rider",
    subjects: [
      "Left my {item} in the car",
      "{item} left on the back seat",
      "Driver {driver} has my {item}",
      "Forgot my {item} near {street}",
      "Lost: {item}, trip {trip}",
    ],
    labels: ["lost item"],
    thread: [
      asks(
        "I left my {item} in the car last night, trip {trip} from {street}. I think it is on the back seat. The driver was {driver}.",
      ),
      says("Hi {first}, thanks for the details. We have asked {driver} to look and will write as soon as he answers."),
      notes("{driver} is off shift until 14:00, call again then."),
      says(
        "Good news: he has it. He can drop it at our hub on {street} this evening, or bring it to you for {amount}. Which do you prefer?",
      ),
      asks("I'll come to the hub, thank you so much!"),
    ],
  },
  {
    language: "de",
    who: "rider",
    subjects: [
      "{item} im Auto vergessen",
      "Verloren auf Fahrt {trip}: {item}",
      "Wer hat meine Sachen? Einstieg {street}",
      "Fahrer {driver} hat noch etwas von mir",
      "Fundsache: {item}, Fahrt {trip}",
    ],
    labels: ["lost item"],
    thread: [
      asks(
        "Hallo, ich habe gestern auf der Fahrt {trip} etwas liegen lassen: {item}. Eingestiegen bin ich in der {street}.",
      ),
      says("Hallo {first}, wir haben den Fahrer gefragt. Er schaut nach der Schicht gegen {hour} nach."),
      notes("Driver has it. Depot box 14, {street}."),
      says("Gefunden! Es liegt in unserer Fundstelle in der {street} und wird 30 Tage aufbewahrt."),
    ],
  },
];
