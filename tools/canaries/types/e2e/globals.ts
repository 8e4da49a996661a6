React.createElement()
