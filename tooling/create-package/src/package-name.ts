/** How a new package is called: in its folder, in code, and in the umbrella. */
export interface PackageName {
  /** The folder under `packages`, such as `conversations-v1`. */
  readonly folder: string;
  /** The class, such as `ConversationsV1`. */
  readonly className: string;
  /** The umbrella's property and the prefix of operation ids, such as `conversationsV1`. */
  readonly propertyName: string;
}

/** Names that are taken by what is no product, or by the names inside the example. */
const reserved = ['core', 'sdk', 'sandbox', 'example', 'new'];

/** Reads a name, or throws an error that says what is wrong with it. */
export function parsePackageName(folder: string): PackageName {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(folder)) {
    throw new Error(
      `${JSON.stringify(folder)} is no name for a package. Write it in kebab-case, such as conversations-v1.`,
    );
  }
  if (reserved.includes(folder)) throw new Error(`${folder} is reserved. Choose the name of the product.`);

  const className = folder.replaceAll(/(^|-)(.)/g, (_, _dash, letter: string) => letter.toUpperCase());
  return { folder, className, propertyName: className.charAt(0).toLowerCase() + className.slice(1) };
}
