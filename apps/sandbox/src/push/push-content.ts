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
  const texts = textsOfPush(content);
  const rest: Wire<PushNotificationContent> & { readonly content_id?: string } = {
    ...('content_id' in content && { content_id: content.content_id }),
    ...(passthroughOf(content) && { channel_passthrough: passthroughOf(content) }),
    ...(media && { media }),
    default_variables: content.default_variables ?? {},
  };
  const isSecret = 'otp' in content;
  const code = isSecret ? content.otp.code : undefined;
  const json = JSON.stringify({ ...texts, ...rest });
  if (!isTemplate(json)) return () => (code === undefined ? json : json.replaceAll(code, hiddenCode));
  const fill = compileTexts(texts);
  return (variables) => {
    const own = isSecret ? { ...variables, code: hiddenCode } : variables;
    const filled = JSON.stringify({ ...Object(fill(own, content.default_variables)), ...rest });
    return code === undefined ? filled : filled.replaceAll(code, hiddenCode);
  };
}

/** What a device shows, with the code in it. */
export function deliveredPushTexts(content: PushContent, variables: Values): PushTexts {
  const code = 'otp' in content ? content.otp.code : undefined;
  const forAll = { ...content.default_variables, ...(code !== undefined && { code }) };
  return Object(compileTexts(textsOfPush(content))(variables, forAll));
}

/** What a push service is given beside the notification. */
export function passthroughOf(content: PushContent): Wire<ChannelPassthrough>[] | undefined {
  return 'channel_passthrough' in content ? content.channel_passthrough : undefined;
}

function textsOfPush(content: PushContent): PushTexts {
  if ('content_id' in content) return {};
  const { title, text } = content;
  if ('otp' in content) return { title: title ?? 'Your code', text: text ?? '{{ code }}' };
  const { icon, click_action: clickAction } = content;
  return {
    ...(title !== undefined && { title }),
    ...(text !== undefined && { text }),
    ...(icon !== undefined && { icon }),
    ...(clickAction !== undefined && { click_action: clickAction }),
  };
}
