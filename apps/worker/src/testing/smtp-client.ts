import { connect, type Socket } from "node:net";

/** A client that says exactly what it is told to. */
export class RawClient {
  received = "";
  isClosed = false;
  private constructor(readonly socket: Socket) {
    socket.on("data", (chunk) => {
      this.received += chunk.toString();
    });
    socket.on("close", () => {
      this.isClosed = true;
    });
    socket.on("error", () => undefined);
  }
  static open(port: number): Promise<RawClient> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => resolve(new RawClient(socket)));
      socket.once("error", reject);
    });
  }
  /** The last line of the next answer, such as `250 OK`. */
  async answer(): Promise<string> {
    for (;;) {
      const whole = /^\d{3} .*\r\n/mu.exec(this.received);
      if (whole !== null) {
        this.received = this.received.slice(whole.index + whole[0].length);
        return whole[0].trim();
      }
      if (this.isClosed) return "";
      await new Promise<void>((resolve) => {
        const heard = () => {
          this.socket.off("data", heard).off("close", heard);
          resolve();
        };
        this.socket.on("data", heard).on("close", heard);
      });
    }
  }
  async say(line: string): Promise<string> {
    this.socket.write(`${line}\r\n`);
    return this.answer();
  }
  /** Up to the point where the mail's bytes are asked for. */
  async begin(to: string, { from = "ana@rides.example", hello = "EHLO" } = {}): Promise<string> {
    await this.answer();
    await this.say(`${hello} mx.rides.example`);
    await this.say(`MAIL FROM:<${from}>`);
    const answer = await this.say(`RCPT TO:<${to}>`);
    return answer.startsWith("250") ? this.say("DATA") : answer;
  }
  async send(to: string, mail: string, options: Parameters<RawClient["begin"]>[1] = {}): Promise<string> {
    const asked = await this.begin(to, options);
    return asked.startsWith("354") ? this.say(`${mail}\r\n.`) : asked;
  }
  close(): void {
    this.socket.destroy();
  }
}
