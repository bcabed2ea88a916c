import type { Content } from '@/server/channels/channel';
import type { Language } from '@/server/domain/shared/language';
import type { TemplateKey } from '@/server/domain/template/library';
import { chooseApproved, isApproving, type ProviderTemplate, renderApproved } from '@/server/domain/template/provider-template';
import type { MessageInput } from '@/server/domain/template/render';
import { lastKnownTemplates } from '@/server/store/template';

/**
 * The text that a channel's provider approved for a message of a shop; null where none is, so that the message cannot go by this
 * channel. Read from this process's memory, which `loadTemplates` keeps fresh.
 */
export function approvedFor(channel: string, shop: string, key: TemplateKey, language: Language): ProviderTemplate | null {
  return isApproving(channel) ? chooseApproved(lastKnownTemplates().approved, { channel, shop, key, language }) : null;
}

/** The message in the approved text; null on a channel that asks for no approval. Throws where it does and nothing is approved. */
export function writeApproved(channel: string, shop: string, input: MessageInput): Extract<Content, { kind: 'approved' }> | null {
  if (!isApproving(channel)) return null;
  const template = approvedFor(channel, shop, input.key, input.language);
  if (!template) throw new Error(`no text of ${input.key} is approved on ${channel}`);
  // values are in the language of the text they stand in
  return renderApproved(template, { ...input, language: template.language }, lastKnownTemplates().limits[channel]);
}
