/** On this channel the window asks the main process for a port: a `PortRequest`. */
export const REQUEST_PORT = 'bulkhead:request-port'
/** On this one it gets it: a `PortMessage` and the port itself. */
export const PORT = 'bulkhead:port'
