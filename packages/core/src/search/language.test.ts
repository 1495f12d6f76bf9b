import { expect, test } from "vitest";
import { loadLanguages } from "./language";

/** Written as customers write, none of them used to choose the frequent words. */
const texts: Readonly<Record<string, readonly string[]>> = {
  en: [
    "Where is my parcel? Tracking says delivered but nothing came.",
    "I was charged twice for one ride, kindly refund the second amount.",
    "The zip broke after two days. Can somebody replace it?",
    "We never received an invoice for March.",
    "Hi team, our driver left the food at a wrong door",
    "Could you change the address before it ships?",
  ],
  de: [
    "Das Paket kam beschädigt an, ich möchte mein Geld zurück.",
    "Wo finde ich die Rechnungen vom letzten Jahr?",
    "Leider wurde meine Bestellung doppelt abgebucht.",
    "Können Sie bitte die Lieferadresse ändern?",
    "Guten Abend, der Fahrer hat mich nicht gefunden und ist weitergefahren",
    "Mein Konto ist gesperrt, warum weiß ich nicht.",
  ],
  fr: [
    "Ma commande n'est jamais arrivée, je veux un remboursement.",
    "Le livreur a laissé le colis chez les voisins sans prévenir.",
    "Pouvez-vous m'envoyer la facture du mois dernier ?",
    "On m'a débité deux fois pour la même course.",
    "Bonsoir, l'article reçu est cassé et il manque une pièce",
    "Comment changer mon adresse de livraison ?",
  ],
  es: [
    "Mi pedido llegó roto y quiero que me devuelvan el dinero.",
    "¿Dónde puedo descargar las facturas del año pasado?",
    "Me cobraron dos veces el mismo viaje.",
    "El repartidor dejó el paquete en otra dirección",
    "No consigo entrar en mi cuenta desde ayer.",
    "Quiero cambiar la fecha de entrega, por favor.",
  ],
  it: [
    "Il pacco è arrivato rotto, vorrei un rimborso.",
    "Dove trovo le fatture dello scorso anno?",
    "Mi è stato addebitato due volte lo stesso viaggio.",
    "Il corriere ha lasciato la spedizione dai vicini senza avvisare",
    "Non riesco a entrare nel mio account da ieri.",
    "Potete cambiare l'indirizzo di consegna?",
  ],
  pt: [
    "O meu pedido chegou partido e quero o dinheiro de volta.",
    "Onde encontro as faturas do ano passado?",
    "Cobraram-me duas vezes pela mesma viagem.",
    "O estafeta deixou a encomenda na casa do vizinho sem avisar",
    "Não consigo entrar na minha conta desde ontem.",
    "Gostava de alterar a morada de entrega, por favor.",
  ],
  nl: [
    "Mijn bestelling is beschadigd aangekomen, ik wil mijn geld terug.",
    "Waar vind ik de facturen van vorig jaar?",
    "Er is twee keer betaald voor dezelfde rit.",
    "De bezorger heeft het pakket bij de buren gelaten zonder iets te zeggen",
    "Ik kan sinds gisteren niet meer inloggen.",
    "Kunt u het bezorgadres wijzigen?",
  ],
  sv: [
    "Paketet var trasigt när det kom och jag vill ha pengarna tillbaka.",
    "Var hittar jag fakturorna från förra året?",
    "Jag har betalat två gånger för samma resa.",
    "Budet lämnade försändelsen hos grannen utan att säga något",
    "Jag kan inte logga in sedan i går.",
    "Kan ni ändra leveransadressen?",
  ],
  da: [
    "Pakken var gået i stykker, og jeg vil gerne have pengene tilbage.",
    "Hvor finder jeg fakturaerne fra sidste år?",
    "I har trukket penge to gange for den samme tur.",
    "Buddet afleverede forsendelsen hos naboen uden at sige noget",
    "Jeg kan ikke logge ind siden i går.",
    "Hvad er der sket med min ordre?",
  ],
  no: [
    "Pakken var ødelagt da den kom, og jeg ønsker pengene tilbake.",
    "Hvor finner jeg fakturaene fra i fjor?",
    "Dere har trukket beløpet to ganger for samme tur.",
    "Budet leverte forsendelsen hos naboen uten å si noe",
    "Jeg får ikke logget inn siden i går.",
    "Hva har skjedd med bestillingen min?",
  ],
  fi: [
    "Paketti oli rikki kun se saapui ja haluan rahat takaisin.",
    "Mistä löydän viime vuoden laskut?",
    "Minulta on veloitettu kaksi kertaa sama matka.",
    "Kuljettaja jätti lähetyksen naapurille sanomatta mitään",
    "En pääse kirjautumaan sisään eilisestä lähtien.",
    "Voitteko vaihtaa toimitusosoitteen?",
  ],
  hu: [
    "A csomag törötten érkezett, és visszakérem a pénzt.",
    "Hol találom a tavalyi számlákat?",
    "Kétszer vonták le ugyanazt az utat a kártyámról.",
    "A futár a szomszédnál hagyta a csomagot és nem szólt",
    "Tegnap óta nem tudok belépni a fiókomba.",
    "Meg lehet még változtatni a szállítási címet?",
  ],
  ro: [
    "Coletul a ajuns spart și vreau banii înapoi.",
    "Unde găsesc facturile de anul trecut?",
    "Mi s-a luat de două ori suma pentru aceeași cursă.",
    "Curierul a lăsat pachetul la vecini fără să anunțe",
    "Nu pot intra în cont de ieri.",
    "Puteți schimba adresa de livrare?",
  ],
  ru: [
    "Посылка пришла разбитой, верните деньги.",
    "Где найти счета за прошлый год?",
    "С меня дважды списали за одну поездку.",
    "Курьер оставил заказ у соседей",
    "Не могу войти в аккаунт со вчерашнего дня.",
    "Можно изменить адрес доставки?",
  ],
  tr: [
    "Paket kırık geldi, paramı geri istiyorum.",
    "Geçen yılın faturalarını nerede bulabilirim?",
    "Aynı yolculuk için iki kez ücret alındı.",
    "Kurye siparişi haber vermeden komşuya bırakmış",
    "Dünden beri hesabıma giremiyorum.",
    "Teslimat adresini değiştirebilir misiniz?",
  ],
  ar: [
    "وصل الطرد مكسورا وأريد استرداد المال",
    "أين أجد فواتير العام الماضي؟",
    "تم خصم المبلغ مرتين",
    "لا أستطيع الدخول إلى حسابي منذ أمس",
  ],
  el: [
    "Το δέμα ήρθε σπασμένο και θέλω τα χρήματά μου πίσω.",
    "Πού βρίσκω τα τιμολόγια του περασμένου έτους;",
    "Χρεώθηκα δύο φορές για την ίδια διαδρομή.",
    "Δεν μπορώ να συνδεθώ από χθες.",
  ],
  id: [
    "Paket sampai dalam keadaan rusak dan saya mau uang kembali.",
    "Di mana saya bisa menemukan faktur tahun lalu?",
    "Saya ditagih dua kali untuk perjalanan yang sama.",
    "Kurir menaruh kiriman di rumah tetangga tanpa memberi tahu",
    "Sejak kemarin akun saya tidak bisa dibuka.",
    "Apakah alamat pengiriman masih bisa diganti?",
  ],
  und: [
    "",
    "ok",
    "12345 / 2026-01-02",
    "https://example.com/a/b?c=d",
    "Paczka przyszła uszkodzona, proszę o zwrot pieniędzy.",
    "Kde najdu faktury z minulého roku?",
    "Де знайти рахунки за минулий рік?",
    "荷物が壊れて届きました。返金してください。",
    "包裹还没有到",
    "XK-42 SKU 7781 QTY 3",
  ],
};

test("QV-04: the language of short texts is told, and never a wrong one instead of none for more than one in fifty", async () => {
  const languageOf = await loadLanguages();
  const labelled = Object.entries(texts).flatMap(([language, own]) => own.map((text) => ({ language, text })));
  const told = labelled.map((one) => ({ ...one, told: languageOf(one.text) }));
  const right = told.filter(({ language, told }) => told === language);
  const wrong = told.filter(({ language, told }) => told !== language && told !== "und");
  const figure = { texts: labelled.length, right: right.length, wrong: wrong.length };
  console.info("languages of short texts", JSON.stringify(figure));
  expect(labelled.length).toBeGreaterThan(100);
  expect(right.length / labelled.length).toBeGreaterThanOrEqual(0.95);
  expect(wrong.length / labelled.length).toBeLessThanOrEqual(0.02);
});

test("a long text is read from its beginning only", async () => {
  const languageOf = await loadLanguages();
  const long = "Wo ist mein Paket und warum kommt es nicht? ".repeat(20_000);
  const startedAt = performance.now();
  for (let n = 0; n < 100; n += 1) expect(languageOf(long)).toBe("de");
  expect((performance.now() - startedAt) / 100).toBeLessThan(20);
});

test("words without meaning have no language, and neither have addresses", async () => {
  const languageOf = await loadLanguages();
  expect(languageOf("bailor strou pinel kouta gravis plonar zeris tofal ".repeat(6))).toBe("und");
  expect(languageOf("https://example.com/the/way/to/that someone.with.it@example.com")).toBe("und");
});
