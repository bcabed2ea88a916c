import { z } from 'zod';

/** Text or number, as the vendor's samples disagree; null and missing are the same. */
const word = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((v) => (v === null || v === undefined ? undefined : String(v).trim() || undefined));

const lineSchema = z.object({
  time: word,
  ftime: word,
  context: word,
  status: word,
  statusCode: word,
  areaName: word,
  location: word,
});

const result = z.object({
  nu: word,
  com: word,
  state: word,
  data: z.array(lineSchema).nullish(),
  arrivalTime: word,
});

/** Field `param` of a push (INTEGRATIONS B1). Open: fields that we do not read may be there or not. */
export const pushSchema = z.object({
  status: word,
  message: word,
  autoCheck: word,
  comOld: word,
  comNew: word,
  lastResult: result,
  destResult: result.nullish(),
});

export type Push = z.infer<typeof pushSchema>;
export type PushResult = z.infer<typeof result>;
export type PushLine = z.infer<typeof lineSchema>;
