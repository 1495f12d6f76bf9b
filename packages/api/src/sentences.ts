/** What people read when something fails that nobody planned for. The request id leads to the log line. */
export const unexpectedSentence = "Something went wrong on our side. Try again; if it stays, tell us the request id.";
export const unavailableSentence = "The desk is catching its breath. Try again in a moment; nothing was lost.";
