const { layerOverrides } = require('../../scripts/eslint/layers');

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: layerOverrides(__dirname, require('./layers')),
  restrictedSyntax: [
    {
      message:
        'What changes while a test waits like this is outside act(). Use letPass of __testUtils__.',
      selector:
        'NewExpression[callee.name="Promise"] > ArrowFunctionExpression > CallExpression[callee.name="setTimeout"]',
    },
  ],
});
