// Who may import whom. Imports between packages are resolved through their builds, so a target is a file under `dist`.
const tests = '\\.(test|test-d)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'core-stands-alone',
      comment: 'Core is the ground of everything: it imports no product, no umbrella, no app and no tool.',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: tests },
      to: { path: '^(packages/(?!core/)|apps/|tooling/)' },
    },
    {
      name: 'products-import-only-core',
      comment: 'A product never imports another product or the umbrella. Code that three of them need moves to core.',
      severity: 'error',
      from: { path: '^packages/(?!core/|sdk/)([^/]+)/src/' },
      to: { path: '^packages/(?!core/)', pathNot: '^packages/$1/' },
    },
    {
      name: 'only-core-knows-ky',
      comment: 'The transport is a detail of core. Only tools that measure it name it too.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: '^packages/core/src/' },
      to: { path: ['node_modules/ky/', '^ky$'] },
    },
    {
      name: 'nothing-imports-an-app',
      comment: 'Apps are ends, not parts. Tools, examples and tests may start one as a library.',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/', pathNot: ['^apps/examples/', tests] },
      to: { path: '^apps/', pathNot: '^$1/$2/' },
    },
    {
      name: 'published-code-imports-no-tool',
      comment: 'What is published cannot need a private tool.',
      severity: 'error',
      from: { path: '^(packages|apps/sandbox)/.*src/', pathNot: tests },
      to: { path: '^tooling/', pathNot: '^tooling/contract/' },
    },
    {
      name: 'sandbox-reads-only-facts',
      comment: "The sandbox reads a product's `operations` entry and its types, never its class.",
      severity: 'error',
      from: { path: '^apps/sandbox/', pathNot: tests },
      to: {
        path: '^packages/(?!core/)[^/]+/(src|dist)/',
        pathNot: '/(src|dist)/(v1/)?operations\\.',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one concept, or one of them knows too much.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that cannot be found: build first, or declare the dependency.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: '\\.config\\.ts$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
