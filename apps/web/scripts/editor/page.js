/** A thread of 300 messages and an empty field below it: the same page for every editor. */
export function drawThread() {
  const thread = document.getElementById("thread");
  for (let at = 0; at < 300; at++) {
    const message = document.createElement("article");
    message.innerHTML = `<header><span>GW</span><h3>Grace Wanjiru</h3><span>Public reply</span><time>09:${at % 60}</time></header>
      <div><p>Hello, the courier has your parcel ${at} and rings the bell at the door of the second house.</p>
      <p>Please keep your phone near you. The code for the locker is in the app, below the map.</p></div>`;
    thread.append(message);
  }
  return document.getElementById("field");
}
