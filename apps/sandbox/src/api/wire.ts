/** `buttonText` → `button_text`, as the preview shape of the API writes names. */
type SnakeCase<Name, Before extends string = ''> = Name extends `${infer Head}${infer Rest}`
  ? `${SnakeLetter<Head, Before>}${SnakeCase<Rest, Head>}`
  : Name;

/** A capital letter begins a word, and so does the first of some digits. */
type SnakeLetter<Letter extends string, Before extends string> = Letter extends Digit
  ? Before extends Digit
    ? Letter
    : `_${Letter}`
  : Letter extends Lowercase<Letter>
    ? Letter
    : `_${Lowercase<Letter>}`;

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

/** Fields whose keys belong to the user. */
type Opaque = 'tags' | 'variables' | 'defaultVariables' | 'data' | 'credential' | 'passkeyOptions';

/**
 * A public type of a product as JSON has it: names in snake_case, dates as texts, and nothing that only a client has.
 *
 * Requests have passed the contract's validators before they get this type; for answers the compiler checks it.
 */
export type Wire<Value> = Value extends string
  ? Value
  : Value extends Date
    ? string
    : Value extends readonly (infer Item)[]
      ? Wire<Item>[]
      : Value extends object
        ? {
            [Name in keyof Value as Value[Name] extends ClientOnly ? never : SnakeCase<Name>]: Name extends Opaque
              ? Value[Name]
              : Wire<Value[Name]>;
          }
        : Value;

/** Handles have methods; the wire has none. */
interface ClientOnly {
  toJSON(): object;
  wait(options: never): unknown;
}

/** A request of the families that take forms: names in PascalCase, nested where the form joins them by a dot. */
export type FormWire<Value> = Value extends string
  ? Value
  : Value extends Date
    ? string
    : Value extends readonly (infer Item)[]
      ? FormItem<Item>[]
      : Value extends JsonText
        ? string
        : Value extends object
          ? { [Name in keyof Value as Name extends string ? Capitalize<Name> : never]: FormWire<Value[Name]> }
          : Value;

/** An object in a list is one JSON text. */
type FormItem<Item> = Item extends object ? string : FormWire<Item>;

/** An object whose keys belong to the user: a form has it as one JSON text. */
interface JsonText {
  readonly [name: string]: unknown;
}

/** A public type of the families whose JSON is in camelCase: dates are texts, and nothing is there that only a client has. */
export type CamelWire<Value> = Value extends string
  ? Value
  : Value extends Date
    ? string
    : Value extends readonly (infer Item)[]
      ? CamelWire<Item>[]
      : Value extends object
        ? { [Name in keyof Value as Value[Name] extends ClientOnly ? never : Name]: CamelWire<Value[Name]> }
        : Value;
