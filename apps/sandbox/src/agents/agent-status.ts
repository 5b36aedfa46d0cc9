/** The tag by which an agent can be put out of use, as a sender of the live API can be: its value is `DEACTIVATED`. */
export const statusTag = 'sandbox-status';

/** A condition on an agent's row, of the table `r`: that it can send. */
export const isActive = `coalesce(r.fields -> 'tags' ->> '${statusTag}', '') <> 'DEACTIVATED'`;
