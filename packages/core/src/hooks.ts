/** Called before each request; may change it, or give another one back. */
export type BeforeRequestHook = (request: Request) => Request | undefined | void | Promise<Request | undefined | void>;
/** Called with each answer, after its body has come; reading the body here does not take it from the call. */
export type ResponseHook = (response: Response, request: Request) => void | Promise<void>;
/** Called when no answer came: the connection failed, or time was over. */
export type RequestErrorHook = (error: unknown, request: Request) => void | Promise<void>;

/** The hooks by their names. */
export interface Hooks {
  beforeRequest: BeforeRequestHook;
  response: ResponseHook;
  requestError: RequestErrorHook;
}
