import { uses } from './house.map.mjs'
const others = (names) => (names.length ? `(${names.join('|')})` : '(?!)')
export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'base-knows-nobody',
      severity: 'error',
      from: { path: '^src/base/' },
      to: { path: '^src/(platform|modules|app|client)/' },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(modules|app)/' },
    },
    {
      name: 'nobody-imports-app',
      severity: 'error',
      from: { path: '^src/(base|platform|modules)/', pathNot: '[.]test[.]' },
      to: { path: '^src/app/' },
    },
    {
      name: 'only-the-front-door',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/public[.]ts$'] },
    },
    {
      name: 'app-uses-front-doors',
      severity: 'error',
      from: { path: '^src/app/' },
      to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/public[.]ts$' },
    },
    ...Object.entries(uses).map(([name, may]) => ({
      name: `${name}-uses-only-its-list`,
      severity: 'error',
      from: { path: `^src/modules/${name}/` },
      to: { path: '^src/modules/', pathNot: [`^src/modules/${name}/`, `^src/modules/${others(may)}/`] },
    })),
    {
      name: 'a-module-is-on-the-map',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/modules/', pathNot: `^src/modules/${others(Object.keys(uses))}/` },
    },
    {
      name: 'pages-and-routes-hold-no-queries',
      severity: 'error',
      from: { path: '(routes|page)[.]ts$', pathNot: '^src/platform/' },
      to: { path: '(^src/platform/db/|node_modules/(kysely|pg)/)' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '[.]rules[.]ts$' },
      to: { pathNot: '(^src/base/|[.]rules[.]ts$)' },
    },
    {
      name: 'client-scripts-stay-in-the-browser',
      severity: 'error',
      from: { path: '[.]client[.]ts$' },
      to: { pathNot: '([.]client[.]ts$|^src/base/|node_modules/@hotwired/)' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]test[.]' },
      to: { path: '([.]test[.]|^test/)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs'],
    },
  },
}
