const LAYERS = ['domain', 'platform', 'store', 'sources', 'channels', 'usecases', 'api', 'jobs', 'world'];

/** A layer of server/ and the layers it may import beside itself; `extra` are single files it may import as well. */
function layer(name, mayImport, extra = []) {
  const allowed = [name, ...mayImport].map((other) => `^server/${other}/`);
  return {
    name: `${name}-imports`,
    comment: `server/${name} may import ${[...mayImport, ...extra].join(', ') || 'itself only'} (docs/architecture.md).`,
    severity: 'error',
    from: { path: `^server/${name}/`, pathNot: '\\.test\\.tsx?$' },
    to: { path: '^(server|app|scripts|tests|e2e|bench)/', pathNot: [...allowed, ...extra.map((file) => `^${file}$`)] },
  };
}

/** The direction of imports, as errors. tests/house/import-rules.test.ts plants a breach of each and sees it refused. */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    layer('platform', []),
    layer('domain', []),
    layer('store', ['domain', 'platform']),
    layer('sources', ['domain', 'platform']),
    layer('channels', ['domain', 'platform']),
    layer('usecases', ['store', 'sources', 'channels', 'domain', 'platform']),
    layer('api', ['usecases', 'domain', 'platform'], ['server/store/context\\.ts']),
    layer('jobs', ['usecases', 'domain', 'platform'], ['server/store/context\\.ts']),
    layer('world', []),
    {
      name: 'app-imports',
      comment: 'app/ may import server/api, server/domain and types.',
      severity: 'error',
      from: { path: '^app/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: `^(server/(${LAYERS.filter((name) => !['api', 'domain'].includes(name)).join('|')})|scripts|tests|e2e|bench)/`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'domain-is-pure',
      comment: 'server/domain may use zod and libphonenumber-js, and nothing else from outside.',
      severity: 'error',
      from: { path: '^server/domain/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/(zod|libphonenumber-js)/' },
    },
    {
      name: 'sql-in-store',
      comment: 'Only server/store speaks to Postgres; server/platform opens the connections.',
      severity: 'error',
      from: { path: '^(server|app)/', pathNot: ['^server/(store|platform)/', '\\.test\\.tsx?$'] },
      to: { path: ['node_modules/(pg|pg-boss|@prisma)/', '^server/store/generated/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'order-knows-no-eta-or-stall',
      comment: 'Use cases put order, eta and stall together.',
      severity: 'error',
      from: { path: '^server/domain/(order|tracking|payment)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^server/domain/(eta|stall)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-test-code-in-product',
      severity: 'error',
      from: { path: '^(server|app)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '(\\.test\\.tsx?$|^tests/|^e2e/|^bench/)' },
    },
    { name: 'unresolved', severity: 'error', from: { path: '^(server|app|scripts)/' }, to: { couldNotResolve: true } },
    {
      name: 'development-package-in-product',
      severity: 'error',
      from: { path: '^(server|app)/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|dist|server/store/generated)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
