const { layerOverrides } = require('../../scripts/eslint/layers');

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: layerOverrides(__dirname, require('./layers')),
});
