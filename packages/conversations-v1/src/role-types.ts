import type { PageMeta, PageOf50 } from './types.ts';

/** What a role is given for. */
export type RoleType = 'conversation' | 'service' | (string & {});

/** What users may do in a service or a conversation. Calls with the credentials of the account may do everything. */
export interface Role {
  /** Its SID: `RL…`. */
  sid: string;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service that it belongs to: `IS…`. */
  chatServiceSid?: string | null | undefined;
  /** A name for people. */
  friendlyName?: string | null | undefined;
  /** What it is given for; it never changes. */
  type?: RoleType | null | undefined;
  /** What it allows, such as `sendMessage`. */
  permissions?: string[] | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
}

/** A role to make. */
export interface NewRole {
  /**
   * A name for people.
   *
   * @minLength 1
   */
  friendlyName: string;
  /** What it is given for. */
  type: RoleType;
  /** What it allows, such as `sendMessage`. */
  permission: readonly string[];
}

/** What is to be changed about a role. */
export interface RoleChanges {
  /** What it allows from now on: all of it. */
  permission: readonly string[];
}

/** One page of roles. */
export interface ListRoleResponse {
  /** The roles. */
  roles: Role[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** What to list. */
export type ListRoleRequest = PageOf50;

/** The same, in the service that you name. */
export interface ListServiceRoleRequest extends ListRoleRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to make, and where. */
export type CreateRoleRequest = NewRole;

/** The same, in the service that you name. */
export interface CreateServiceRoleRequest extends CreateRoleRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** Which one to fetch. */
export interface FetchRoleRequest {
  /** The role: `RL…`. */
  sid: string;
}

/** The same, in the service that you name. */
export interface FetchServiceRoleRequest extends FetchRoleRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to change, and how. */
export interface UpdateRoleRequest extends RoleChanges {
  /** The role: `RL…`. */
  sid: string;
}

/** The same, in the service that you name. */
export interface UpdateServiceRoleRequest extends UpdateRoleRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** Which one to delete. */
export interface DeleteRoleRequest {
  /** The role: `RL…`. */
  sid: string;
}

/** The same, in the service that you name. */
export interface DeleteServiceRoleRequest extends DeleteRoleRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}
