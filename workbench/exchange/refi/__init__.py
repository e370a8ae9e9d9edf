"""Projects as REFI-QDA exchanges them: `.qdpx`. https://www.qdasoftware.org/"""
