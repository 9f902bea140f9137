"""What is written in a document: the editor's XML, a small tree, and what the tree is made from and into."""
