import { Terminal } from '@xterm/headless'

new Terminal()
