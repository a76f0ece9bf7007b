"""The review screen: data goes down through constructors, messages go up, the app decides."""
