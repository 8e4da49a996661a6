import { serve } from '../web/server.ts'

serve()
