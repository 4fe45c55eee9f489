"""What stands of all that people have said and done about who comes: roles, invitations, answers.

role, rota: the two roles and whose turn it is. standing: what stands. told: how each thing changes
it, in its order. ground: whose word counts. hearing: from what GitHub holds to what stands. noted:
what the page remembers.
"""
