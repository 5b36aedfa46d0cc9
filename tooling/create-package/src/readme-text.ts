import type { PackageName } from './package-name.ts';

/** The README of a new product: its code blocks are compiled from the first day. */
export function readmeText({ folder, className, propertyName }: PackageName): string {
  return `# @comms/${folder}

${className}: one of the products of Twilio's communications APIs. Unofficial, MIT.

\`\`\`sh
npm install @comms/${folder}
\`\`\`

\`\`\`ts
import { ${className} } from '@comms/${folder}';

const ${propertyName} = new ${className}({ security: { username: 'AC…', password: '…' } });
const example = await ${propertyName}.fetchOneExample('example_01h9krwprkeee8fzqspvwy6nq8');
console.log(example.id);
\`\`\`

## Operations

| Operation of the API | Method | Answer |
| --- | --- | --- |
| Fetch One Example: \`GET /Examples/{exampleId}\` | \`fetchOneExample(exampleId)\` | the example |

Each takes [the options of a call](../core#options) as its last argument. The same names are literals in
\`@comms/${folder}/operations\`, for the smallest bundle.
`;
}
