console.log(window)
