import { spawn } from 'node-pty'

spawn('sh', [], {})
