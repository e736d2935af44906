const { layerOverrides } = require('../../scripts/eslint/layers');

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedSrcSyntax: [
    {
      selector:
        'NewExpression[callee.name=/^(InputError|ConflictError|NotFoundError|NotAllowedError|ServiceUnavailableError)$/]',
      message:
        'Make errors for callers with util/errors, from a message that pages can word in other languages.',
    },
  ],
  overrides: [
    ...layerOverrides(__dirname, require('./layers')),
    {
      // Errors at the start, and of AWS, which are for the log.
      files: ['src/config/**', 'src/aws/**', 'src/util/errors.ts'],
      rules: { 'no-restricted-syntax': 'off' },
    },
  ],
});
