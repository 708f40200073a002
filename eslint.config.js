// Lint rules: type-aware, strict; style is prettier's alone.
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

export default defineConfig({ ignores: ['dist/', 'dist-test/', 'coverage/', 'node_modules/'] }, ...tseslint.configs.strictTypeChecked, {
  languageOptions: {
    parserOptions: {
      projectService: { allowDefaultProject: ['eslint.config.js', 'dependency-cruiser.config.mjs'] },
      tsconfigRootDir: import.meta.dirname,
    },
  },
  rules: {
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    '@typescript-eslint/switch-exhaustiveness-check': 'error',
    // Array elements are checked by noUncheckedIndexedAccess; where an index is known to be right, `!` says so in one sign.
    '@typescript-eslint/no-non-null-assertion': 'off',
    '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
    // Texts are cut by code points on purpose: spans, not graphemes, are the coordinate here.
    '@typescript-eslint/no-misused-spread': 'off',
    '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }],
    'no-control-regex': 'off',
  },
})
