import { App } from '../../renderer/App.tsx'

App()
