/** Jest's own modules are transformed by nothing: the sandbox is made of ES modules. */
export default {
  testMatch: ['**/*.jest.mjs'],
  moduleFileExtensions: ['mjs', 'js'],
  transform: {},
  setupFilesAfterEnv: ['@comms/sandbox/testing/jest'],
};
