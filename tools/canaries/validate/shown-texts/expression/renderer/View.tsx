export const View = ({ t }: { t: (strings: TemplateStringsArray) => string }) => (
  <p title={t`Port __doorPort__ is closed.`}>{t`Port __doorPort__ is closed.`}{t ? 'a door' : null}</p>
)
