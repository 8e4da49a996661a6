import { serve } from '../renderer/main.tsx'

serve()
