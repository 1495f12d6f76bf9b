import { answerAuth } from "@/server/auth";

export const GET = answerAuth;
export const POST = answerAuth;
