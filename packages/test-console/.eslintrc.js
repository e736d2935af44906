module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // The console is what this package is about.
    'no-console': 'off',
    // To expect a message is to assert: a test whose message does not come fails.
    'jest/expect-expect': [
      'error',
      { assertFunctionNames: ['expect', 'expectConsole'] },
    ],
  },
});
