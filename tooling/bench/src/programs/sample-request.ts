/** What both sides send. */
export const messageId = 'message_01h9krwprkeee8fzqspvwy6nq8';

export const request = {
  from: { address: '+12065550199', channel: 'tel' },
  to: [{ address: '+12065550100', channel: 'tel', variables: { name: 'Ada' } }],
  content: { text: 'Hello {{ name }}, your order has left our house.' },
  tags: { campaign: 'spring' },
};

export const security = { username: 'AC00000000000000000000000000000000', password: 'secret' };
export const authorization = `Basic ${btoa(`${security.username}:${security.password}`)}`;
