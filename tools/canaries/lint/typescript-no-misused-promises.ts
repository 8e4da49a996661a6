export const forget = (button: HTMLElement) => button.addEventListener('click', async () => undefined)
