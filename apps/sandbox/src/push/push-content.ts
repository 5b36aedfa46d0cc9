import type { Media } from '@comms/core';
import type { ChannelPassthrough, ClickAction, PushNotificationContent } from '@comms/push';
import type { Wire } from '../api/wire.ts';
import { hiddenCode } from '../messages/message-content.ts';
import { compileTexts, isTemplate, type Values } from '../templates/liquid.ts';
import type { PushContent } from './push-request.ts';

/** What a device shows, filled for one recipient. */
export interface PushTexts {
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly icon?: string | undefined;
  readonly click_action?: Wire<ClickAction> | undefined;
}

/** Takes a send's content apart once, and writes the content of each notification from its recipient's variables, as JSON. */
export function pushContentWriter(content: PushContent, media: Wire<Media> | undefined): (variables: Values) => string {
  const passthrough = passthroughOf(content);
  const hide = hiderOf(content);
  const rest: Wire<PushNotificationContent> & { readonly content_id?: string } = {
    ...('content_id' in content && { content_id: content.content_id }),
    ...(passthrough && { channel_passthrough: passthrough }),
    ...(media && { media }),
    default_variables: Object.fromEntries(
      Object.entries(content.default_variables ?? {}).map(([name, value]) => [name, hide(value)]),
    ),
  };
  const fill = textFiller(content);
  const write = (variables: Values): string => {
    const texts = fill('otp' in content ? { ...variables, code: hiddenCode } : variables);
    const { title, text } = texts;
    const shown = { ...texts, ...(title && { title: hide(title) }), ...(text && { text: hide(text) }) };
    return JSON.stringify({ ...shown, ...rest });
  };
  // Where nothing is to be filled in, all notifications have the same content.
  if (isTemplate(JSON.stringify(textsOfPush(content)))) return write;
  const all = write({});
  return () => all;
}

/** What a device shows, with the code in it. */
export function deliveredPushTexts(content: PushContent, variables: Values): PushTexts {
  if ('content_id' in content && !('otp' in content)) return describeTemplate(content, variables);
  const code = codeOfPush(content, variables);
  return textFiller(content)(code === undefined ? variables : { ...variables, code });
}

/** The one-time password of a notification; undefined where it has none. */
export function codeOfPush(content: PushContent, variables: Values): string | undefined {
  return 'otp' in content ? (content.otp.code ?? variables['code']) : undefined;
}

/** What a push service is given beside the notification. */
export function passthroughOf(content: PushContent): Wire<ChannelPassthrough>[] | undefined {
  return 'channel_passthrough' in content ? content.channel_passthrough : undefined;
}

function textFiller(content: PushContent): (variables: Values) => PushTexts {
  const fill = compileTexts(textsOfPush(content));
  return (variables) => Object(fill(variables, content.default_variables));
}

/** A code that was written out is no more to be seen than one that is filled in. */
function hiderOf(content: PushContent): (text: string) => string {
  const code = 'otp' in content ? content.otp.code : undefined;
  return code === undefined ? (text) => text : (text) => text.replaceAll(code, hiddenCode);
}

function textsOfPush(content: PushContent): PushTexts {
  if ('otp' in content) return { title: content.title ?? 'Your code', text: content.text ?? '{{ code }}' };
  if ('content_id' in content) return {};
  const { title, text, icon, click_action: clickAction } = content;
  return {
    ...(title !== undefined && { title }),
    ...(text !== undefined && { text }),
    ...(icon !== undefined && { icon }),
    ...(clickAction !== undefined && { click_action: clickAction }),
  };
}

/** Stored templates are not kept here, so that what their text would be is not known. */
function describeTemplate(
  { content_id: id, default_variables: forAll }: Extract<PushContent, { content_id: string }>,
  variables: Values,
): PushTexts {
  const lines = Object.entries({ ...forAll, ...variables }).map(([name, value]) => `${name}: ${value}`);
  return { text: [`The stored template ${id}, filled with:`, ...lines].join('\n') };
}
