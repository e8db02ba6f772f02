import tseslint from 'typescript-eslint'

const size = { skipBlankLines: true, skipComments: true }
const queryCall = 'CallExpression[callee.property.name=/^(selectFrom|insertInto|updateTable|deleteFrom|transaction)$/]'

export default tseslint.config(
  { ignores: ['dist', 'data', 'coverage', '**/*.mjs', '**/tables.generated.ts'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Hono's typed routes are instances of one class with many type parameters; this rule takes them for strangers.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      'max-lines': ['error', { max: 200, ...size }],
      'max-lines-per-function': ['error', { max: 40, ...size, IIFEs: true }],
      complexity: ['error', 8],
      'max-params': ['error', 3],
      'no-restricted-globals': ['error', { name: 'alert', message: 'Write the sentence on the page.' }],
    },
  },
  {
    files: ['src/modules/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.client.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'Time comes from ctx.now.' },
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes from ctx.now.' },
      ],
    },
  },
  {
    files: ['**/routes.ts', '**/page.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: queryCall, message: 'Queries live in the noun file, not in routes or pages.' },
      ],
    },
  },
  {
    // A page is one template: its length is markup, not logic.
    files: ['**/page.ts', '**/*.page.ts', 'src/platform/web/components/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 70, ...size, IIFEs: true }] },
  },
  {
    files: ['**/*.test.ts', 'e2e/**', 'test/**', 'bench/**'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      complexity: 'off',
      'max-params': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
)
