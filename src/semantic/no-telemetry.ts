// The library that runs models (onnxruntime from 1.30 on) reports what it runs to its maker, with a number for the device, unless
// it is told not to before it is loaded. Who audits a state's media does not want to be counted.

const SWITCH = 'ORT_DISABLE_TELEMETRY'

/**
 * Turns the reports off, whatever the environment says. To be called before the library is loaded, and in the main thread: a
 * worker's environment is a copy that native code does not see.
 */
export function sendNoTelemetry(): void {
  process.env[SWITCH] = '1'
}
