document.close()
